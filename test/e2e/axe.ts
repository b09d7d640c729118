import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Two frames, so that styles are applied, and the end of whatever they set in motion. */
const settled = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  .then(() => null)`;

/**
 * Rules of axe-core with serious or critical trouble on this screen, each with the elements it is about.
 * @param only one rule; left out, all
 */
export async function troubles(page: Page, only?: string): Promise<string[]> {
  await page.evaluate(axeSource);
  // Colours that are on their way from one to the other are of neither.
  await page.evaluate(settled);
  const rules = only === undefined ? '' : JSON.stringify({ runOnly: [only] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${rules})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join('; ')}`,
    );
}
