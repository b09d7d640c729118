import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { takeJourney, tiles, waitForPhotos } from './journey.ts';

const focusedName = (page: Page) =>
  page
    .locator(':focus')
    .evaluate((element: { getAttribute(name: string): string | null; textContent: string }) =>
      (element.getAttribute('aria-label') ?? element.textContent).trim(),
    );

/** Presses Tab until something with this name has the focus, as somebody without a mouse has to. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').count()) > 0 && name.test(await focusedName(page))) return;
  }
  throw new Error(`Tab does not lead to ${name.source}.`);
}

const position = async (page: Page) => Number(/^Photo (\d+)/.exec(await focusedName(page))?.[1]);

describeJourneys('without a mouse', () => {
  test('a folder is added, walked through and searched from the keyboard alone', async () => {
    await takeJourney(async ({ page, photos }) => {
      for (let seed = 1; seed <= 24; seed += 1) {
        const size = seed % 2 ? { width: 240, height: 160 } : { width: 160, height: 240 };
        await photos.write(`${seed}.jpg`, await photoPicture(seed, size));
      }
      await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      await tabTo(page, /^Add a folder of photos$/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await focusedName(page)).toBe('Add a folder of photos');
      await page.keyboard.press('Enter');
      const path = page.getByRole('textbox', { name: 'Folder' });
      await expect.poll(() => path.inputValue()).not.toBe('');
      await path.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(photos.path);
      await page.keyboard.press('Enter');
      await page.getByText('24 photos directly in this folder').waitFor();
      await tabTo(page, /^Add this folder$/);
      await page.keyboard.press('Enter');
      await waitForPhotos(page, 24);

      await tabTo(page, /^Photo 1 of 24/);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await position(page)).toBe(3);
      await page.keyboard.press('ArrowDown');
      const below = await position(page);
      expect(below).toBeGreaterThan(4);
      await page.keyboard.press('ArrowUp');
      expect(await position(page)).toBeLessThan(below);
      await page.keyboard.press('Control+End');
      expect(await position(page)).toBe(24);
      // The last row may hold one photo only; the one above it is full.
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('End');
      const rowEnd = await position(page);
      await page.keyboard.press('Home');
      expect(await position(page)).toBeLessThan(rowEnd);
      await page.keyboard.press('Control+Home');
      expect(await position(page)).toBe(1);

      await page.keyboard.press('Space');
      const look = page.getByRole('dialog', { name: 'Quick look' });
      await look.getByText('1 of 24').waitFor();
      await page.keyboard.press('ArrowRight');
      await look.getByText('2 of 24').waitFor();
      await page.keyboard.press('Escape');
      await look.waitFor({ state: 'detached' });
      expect(await position(page)).toBe(1);
      expect(page.url()).toMatch(/#\/folder\/1$/);

      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu', { name: 'Photo actions' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await position(page)).toBe(1);
      await page.keyboard.press('Control+C');
      await page.getByText('Path copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain(photos.path);

      await page.keyboard.press('Enter');
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      expect(await tiles(page).count()).toBeGreaterThan(10);
      await tabTo(page, /^Back$/);
      await page.keyboard.press('Enter');
      await page.getByRole('grid', { name: 'Photos', exact: true }).waitFor();
      await expect.poll(() => position(page)).toBe(1);
    });
  });
});
