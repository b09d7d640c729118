import type { Page } from 'playwright-core';

/** What the page complained of so far; grows as it does. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Without a graphics card the browser itself reads back what WebGL painted, and complains of that.
    if (message.text().includes('GPU stall due to ReadPixels')) return;
    complaints.push(message.text());
  });
  return complaints;
}
