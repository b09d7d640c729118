import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { troubles } from './axe.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, type Journey, keepScreenshot, takeJourney, tiles, waitForPhotos } from './journey.ts';

const size = { width: 720, height: 480 };

/** A photo, its very copy, a smaller one, one that is mirrored, and two others. */
async function writePhotos({ photos }: Pick<Journey, 'photos'>): Promise<void> {
  const original = await photoPicture(3, size);
  await photos.write('trip/original.jpg', original);
  await photos.write('trip/sub/<b>same</b>.jpg', original);
  await photos.write('web/small.png', await sharp(original).resize(360).png().toBuffer());
  await photos.write(
    'trip/cut.jpg',
    await sharp(original).extract({ left: 14, top: 9, width: 692, height: 462 }).jpeg().toBuffer(),
  );
  for (const seed of [20, 21]) await photos.write(`trip/other-${seed}.jpg`, await photoPicture(seed, size));
}

/** By the menu of the photo, wherever in the gallery it stands. */
async function openCopies(page: Page, name: RegExp): Promise<void> {
  const menu = page.getByRole('menu');
  for (let index = 0; index < (await tiles(page).count()); index++) {
    await tiles(page).nth(index).click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Find copies' }).click();
    const heading = page.getByRole('heading', { level: 1, name: /^Copies of/ });
    if (name.test((await heading.textContent()) ?? '')) return;
    await page.goBack();
    await tiles(page).first().waitFor();
  }
  throw new Error(`no photo is called ${name.source}`);
}

describeJourneys('copies of a photo', () => {
  test('its places and its copies are listed, looked through and searched with, also by keyboard', async () => {
    await takeJourney(async (journey) => {
      const { page, photos } = journey;
      await writePhotos(journey);
      await addFolder(page, photos.path);
      await waitForPhotos(page, 5);

      await openCopies(page, /^Copies of (original|<b>same<\/b>)\.jpg$/);
      await page.getByText('The very same file in 2 places').waitFor();
      const same = join(photos.path, 'trip', 'sub', '<b>same</b>.jpg');
      await page.getByRole('button', { name: `Copy path ${same}`, exact: true }).click();
      await page.getByText('Path copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(same);

      const saved = page.getByRole('region', { name: 'Saved again' });
      await saved.getByText('PNG · 360 × 240').waitFor();
      await saved.getByText('fewer pixels').waitFor();
      const near = page.getByRole('region', { name: 'Nearly the same' });
      await near.getByRole('heading', { name: 'cut.jpg' }).waitFor();
      expect(await page.getByText('other-20.jpg').count()).toBe(0);
      expect(await troubles(page)).toEqual([]);
      await keepScreenshot(page, 'copies');

      await page.reload();
      await saved.getByRole('button', { name: 'Quick look: small.png' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Quick look' }).getByText('2 of 3').waitFor();
      await page.keyboard.press('Escape');

      await saved.getByRole('button', { name: 'Actions for small.png' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Find copies' }).click();
      await page.getByRole('heading', { level: 1, name: 'Copies of small.png' }).waitFor();
      await page.getByRole('region', { name: 'Saved again' }).getByText('more pixels').waitFor();
      await page.goBack();
      await saved.getByRole('button', { name: 'Find similar' }).click();
      await expect.poll(() => page.url()).toContain('#/similar/photo/');
    });
  });

  test('a photo that is alone says so, and one that is gone too', async () => {
    await takeJourney(
      async ({ page, photos }) => {
        await photos.write('1.jpg', await photoPicture(1, size));
        await photos.write('2.jpg', await photoPicture(2, size));
        await addFolder(page, photos.path);
        await waitForPhotos(page, 2);
        await openCopies(page, /^Copies of 1\.jpg$/);
        await page.getByRole('heading', { name: 'No copies' }).waitFor();
        expect(await troubles(page)).toEqual([]);
        await keepScreenshot(page, 'copies-none');

        await page.goto(page.url().replace(/#.*$/, '#/copies/4711'));
        await page.getByRole('alert').getByText('not in your library any more').first().waitFor();
        await page.getByRole('button', { name: 'All photos', exact: true }).last().click();
        await tiles(page).first().waitFor();
      },
      { colorScheme: 'dark' },
    );
  });
});
