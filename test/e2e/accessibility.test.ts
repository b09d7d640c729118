import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeJourneys } from './chromium.ts';
import { addSamples, keepScreenshot, takeJourney, tiles } from './journey.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe-core with serious or critical trouble on this screen, each with the elements it is about. */
async function troubles(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join('; ')}`,
    );
}

describeJourneys('every screen', () => {
  test.each(['light', 'dark'] as const)('has no serious trouble for anybody, %s', async (colorScheme) => {
    await takeJourney(
      async ({ page, photos }) => {
        const check = async (name: string) => {
          // Nothing may be in between two states when it is looked at.
          await page.waitForTimeout(300);
          await keepScreenshot(page, `${colorScheme}-${name}`);
          expect({ [name]: await troubles(page) }).toEqual({ [name]: [] });
        };
        await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
        await check('welcome');

        await page.getByRole('button', { name: 'Add a folder of photos' }).click();
        await page.getByRole('textbox', { name: 'Folder' }).fill('/no such folder');
        await page.getByRole('button', { name: 'Go', exact: true }).click();
        await page.getByRole('alert').filter({ hasText: 'folder-not-found' }).waitFor();
        await check('add-folder');
        await page.keyboard.press('Escape');

        await addSamples(page);
        await page.getByText(/^Up to date:/).waitFor({ state: 'detached' });
        await check('gallery');
        await tiles(page).nth(3).click({ button: 'right' });
        await check('menu');
        await page.getByRole('menuitem', { name: 'Quick look' }).click();
        await page.getByText('Size', { exact: true }).waitFor();
        await check('quick-look');
        await page.keyboard.press('Escape');
        await tiles(page).nth(3).click();
        await page.getByRole('grid', { name: /^Similar/ }).waitFor();
        await check('similar');
        await page.getByRole('button', { name: 'Filters' }).click();
        await check('similar-filters');
        await page.getByRole('button', { name: /^All photos/ }).click();
        await check('folders');
        await page.getByRole('menuitemradio', { name: /^All photos/ }).click();

        await photos.write('empty.jpg', Buffer.alloc(0));
        await photos.write('notes.png', 'Buy milk.\n'.repeat(20));
        await page.getByRole('button', { name: 'Add a folder' }).click();
        await page.getByRole('textbox', { name: 'Folder' }).fill(photos.path);
        await page.getByRole('button', { name: 'Add this folder' }).click();
        await page.getByRole('heading', { name: 'No photos found' }).waitFor();
        await check('no-photos');
        await page.getByRole('link', { name: '2 files could not be read' }).click();
        await page.getByText('file-empty').waitFor();
        await check('import');
      },
      { colorScheme },
    );
  });

  test('fits a narrow window', async () => {
    await takeJourney(
      async ({ page }) => {
        await addSamples(page);
        await tiles(page).first().click();
        await page.getByRole('grid', { name: /^Similar/ }).waitFor();
        await keepScreenshot(page, 'narrow-similar');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(420);
        await tiles(page).first().press(' ');
        await page.getByText('Size', { exact: true }).waitFor();
        await keepScreenshot(page, 'narrow-quick-look');
      },
      { width: 420 },
    );
  });
});
