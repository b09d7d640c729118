import type { Page } from 'playwright-core';

/** Adds to the list whatever the page complains of from now on. */
export function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Without a graphics card the browser itself reads back what WebGL painted, and complains of that.
    if (message.text().includes('GPU stall due to ReadPixels')) return;
    complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
