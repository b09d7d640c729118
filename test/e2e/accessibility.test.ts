import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { troubles } from './axe.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, addSamples, goTo, keepScreenshot, takeJourney, tiles } from './journey.ts';

const themes = ['light', 'dark'] as const;

async function check(page: Page, name: string): Promise<void> {
  // Nothing may be in between two states when it is looked at.
  await page.waitForTimeout(300);
  await keepScreenshot(page, name);
  // In the dark the same elements have other colours, and nothing else.
  const only = name.startsWith('dark-') ? 'color-contrast' : undefined;
  expect({ [name]: await troubles(page, only) }).toEqual({ [name]: [] });
}

describeJourneys('every screen', () => {
  test.each(themes)('has no serious trouble for anybody, %s', async (colorScheme) => {
    await takeJourney(
      async ({ page, photos }) => {
        await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
        await check(page, `${colorScheme}-welcome`);

        await page.getByRole('button', { name: 'Add a folder of photos' }).click();
        await page.getByRole('textbox', { name: 'Folder' }).fill('/no such folder');
        await page.getByRole('button', { name: 'Go', exact: true }).click();
        await page.getByRole('alert').filter({ hasText: 'folder-not-found' }).waitFor();
        await check(page, `${colorScheme}-add-folder`);
        await page.keyboard.press('Escape');

        await addSamples(page);
        await page.getByText(/^Up to date:/).waitFor({ state: 'detached' });
        await check(page, `${colorScheme}-gallery`);
        await tiles(page).nth(3).click({ button: 'right' });
        await check(page, `${colorScheme}-menu`);
        await page.getByRole('menuitem', { name: 'Quick look' }).click();
        await page.getByText('Size', { exact: true }).waitFor();
        await check(page, `${colorScheme}-quick-look`);
        await page.keyboard.press('Escape');
        await tiles(page).nth(3).click();
        await page.getByRole('grid', { name: /^Similar/ }).waitFor();
        await check(page, `${colorScheme}-similar`);
        await tiles(page).nth(4).press('m');
        await page.getByRole('slider', { name: 'Weight of example 1' }).waitFor();
        await tiles(page).nth(2).hover();
        await check(page, `${colorScheme}-similar-examples`);
        await page.getByRole('button', { name: 'Draw a box' }).click();
        await check(page, `${colorScheme}-similar-box`);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Save as concept' }).click();
        await check(page, `${colorScheme}-similar-concept`);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Filters', exact: true }).click();
        await check(page, `${colorScheme}-similar-filters`);
        await page.getByRole('searchbox', { name: 'Name, folder or tag' }).fill('s');
        await page.getByRole('button', { name: 'Filters', exact: true }).click();
        await page.getByRole('list', { name: 'Active filters' }).waitFor();
        await check(page, `${colorScheme}-similar-active-filters`);
        await page.getByRole('button', { name: /^All photos/ }).click();
        await check(page, `${colorScheme}-folders`);
        await page.getByRole('menuitemradio', { name: /^All photos/ }).click();

        await photos.write('empty.jpg', Buffer.alloc(0));
        await photos.write('notes.png', 'Buy milk.\n'.repeat(20));
        await addFolder(page, photos.path);
        await page.getByRole('heading', { name: 'No photos found' }).waitFor();
        await check(page, `${colorScheme}-no-photos`);
        await page.getByRole('link', { name: '2 files could not be read' }).click();
        await page.getByText('file-empty').waitFor();
        await check(page, `${colorScheme}-import`);
      },
      { colorScheme },
    );
  });

  test.each(themes)('has none in the other places either, %s', async (colorScheme) => {
    await takeJourney(
      async ({ page }) => {
        await addSamples(page);
        await goTo(page, 'Collections');
        await page.getByRole('heading', { name: 'Keep photos together' }).waitFor();
        await check(page, `${colorScheme}-collections-empty`);
        await goTo(page, 'Map');
        await page.getByRole('button', { name: 'Make the map' }).click();
        await page.getByRole('application', { name: /^Map of/ }).waitFor({ timeout: 60_000 });
        await check(page, `${colorScheme}-map`);
        await goTo(page, 'Teach');
        await page.getByRole('heading', { name: 'Models', level: 1 }).waitFor();
        await check(page, `${colorScheme}-models`);
        await goTo(page, 'Settings');
        await page.getByRole('heading', { name: 'Diagnostics' }).waitFor();
        await check(page, `${colorScheme}-settings`);
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keys' }).waitFor();
        await check(page, `${colorScheme}-keys`);
        await page.keyboard.press('Escape');
        await goTo(page, 'Photos');
        await tiles(page).nth(1).press('x');
        await page.getByText('1 marked').waitFor();
        await check(page, `${colorScheme}-marked`);
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
