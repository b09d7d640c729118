import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeJourneys } from './chromium.ts';
import { addSamples, keepScreenshot, takeJourney } from './journey.ts';

const stage = (page: Page): Locator => page.getByRole('application', { name: /^Map of/ });

async function makeMap(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await page.getByRole('button', { name: 'Make the map' }).click();
  await stage(page).waitFor({ timeout: 60_000 });
}

/** Middles of the thumbnails on the map, in pixels of the page. */
async function thumbnailPlaces(page: Page): Promise<{ x: number; y: number }[]> {
  const thumbnails = await stage(page).locator('.thumbnails img').all();
  const boxes = await Promise.all(thumbnails.map((thumbnail) => thumbnail.boundingBox()));
  return boxes.flatMap((box) => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []));
}

async function drag(page: Page, way: readonly { x: number; y: number }[]): Promise<void> {
  const [first, ...others] = way;
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of others) await page.mouse.move(x, y, { steps: 4 });
  await page.mouse.up();
}

describeJourneys('the map', () => {
  test('is made, wandered through, coloured, and photos on it are drawn around', async () => {
    await takeJourney(async ({ page }) => {
      await page.getByRole('link', { name: 'Map', exact: true }).click();
      await page.getByRole('heading', { name: 'There are no photos to lay out yet' }).waitFor();
      await keepScreenshot(page, 'map-empty');
      await page.getByRole('link', { name: 'Photos', exact: true }).click();
      await addSamples(page);

      await makeMap(page);
      await expect.poll(() => stage(page).locator('.thumbnails img').count()).toBeGreaterThan(5);
      await keepScreenshot(page, 'map');

      // The legend takes photos out of sight, and brings them back.
      const legend = page.getByRole('list', { name: 'Colours' });
      const thumbnails = stage(page).locator('.thumbnails img');
      for (const entry of await legend.getByRole('button').all()) await entry.click();
      await expect.poll(() => thumbnails.count()).toBe(0);
      for (const entry of await legend.getByRole('button').all()) await entry.click();
      await expect.poll(() => thumbnails.count()).toBeGreaterThan(5);

      await page.getByRole('combobox', { name: 'Colour by' }).selectOption('Folder');
      await legend.getByRole('button', { name: /^balloons, \d photos$/ }).waitFor();

      // Closer with the wheel, back with the key.
      const before = await thumbnailPlaces(page);
      const box = await stage(page).boundingBox();
      if (!box) throw new Error('the map has no place on the page');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.wheel(0, -400);
      await expect
        .poll(async () => JSON.stringify(await thumbnailPlaces(page)))
        .not.toBe(JSON.stringify(before));
      await stage(page).focus();
      await page.keyboard.press('0');

      // A lasso around a part of it marks the photos there.
      await page.getByRole('button', { name: 'Lasso' }).click();
      const [left, right] = [box.x + 230, box.x + box.width - 6];
      const [top, bottom] = [box.y + 6, box.y + box.height * 0.45];
      await drag(page, [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ]);
      const bar = page.getByRole('region', { name: 'Marked photos' });
      await bar.getByText(/^\d+ marked$/).waitFor();
      await keepScreenshot(page, 'map-lasso');
      await bar.getByRole('button', { name: 'Find similar to these' }).click();
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      expect(page.url()).toMatch(/#\/similar\/photo\/\d+\?more=photo/);
      await page.getByRole('button', { name: 'Back' }).click();
      await stage(page).waitFor();
    });
  });

  test('is used without a mouse, by its list', async () => {
    await takeJourney(async ({ page }) => {
      await addSamples(page);
      await makeMap(page);
      await page.getByRole('button', { name: 'Photos in view' }).click();
      const list = page.getByRole('region', { name: 'Photos in view' });
      const first = list.getByRole('button', { name: /^Photo 1,/ });
      await first.focus();
      await keepScreenshot(page, 'map-list');
      await page.keyboard.press('m');
      await page.getByText('1 marked').waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('1 marked').waitFor({ state: 'detached' });
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: 'Quick look' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Quick look' }).waitFor({ state: 'detached' });
      await list.getByRole('button', { name: 'Mark all in view' }).click();
      await page.getByText(/^\d\d+ marked$/).waitFor();
      await page.keyboard.press('Escape');

      await stage(page).focus();
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('0');
      await first.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
    });
  });
});
