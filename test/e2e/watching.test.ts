import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, goTo, takeJourney, tiles, waitForPhotos } from './journey.ts';

const photosFound = { timeout: 30_000 };

describeJourneys('watched folders', () => {
  test('a photo that is copied in appears by itself, and goes when it is deleted', async () => {
    await takeJourney(async ({ page, photos }) => {
      for (const seed of [1, 2]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 2);

      await mkdir(join(photos.path, 'summer'));
      await writeFile(join(photos.path, 'summer', '3.jpg'), await photoPicture(3));
      await expect.poll(() => tiles(page).count(), photosFound).toBe(3);
      await page.getByText('Up to date: 1 new.').waitFor();
      await rm(join(photos.path, '1.jpg'));
      await expect.poll(() => tiles(page).count(), photosFound).toBe(2);
    });
  });

  test('a folder says that it is watched, and no more when that is switched off', async () => {
    await takeJourney(async ({ page, photos }) => {
      await photos.write('1.jpg', await photoPicture(1));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 1);
      await goTo(page, 'Folders');
      await page.getByText('Watched: changes are read by themselves').waitFor();

      await goTo(page, 'Settings');
      await page.getByRole('checkbox', { name: 'Watch folders' }).uncheck();
      await goTo(page, 'Folders');
      await page.getByText('Not watched: switched off in the settings').waitFor();

      await photos.write('2.jpg', await photoPicture(2));
      const card = page.getByRole('article');
      await card.getByRole('button', { name: /^Look for changes/ }).click();
      await page.getByText('Up to date: 1 new.').waitFor();
      await card.getByText('2 photos').waitFor();
    });
  });

  test('a folder that was removed comes back by undo, with what was left out of it', async () => {
    await takeJourney(async ({ page, photos }) => {
      await photos.write('1.jpg', await photoPicture(1));
      await photos.write('Trash/2.jpg', await photoPicture(2));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 2);
      await goTo(page, 'Folders');
      const card = page.getByRole('article');

      await card.getByRole('button', { name: /^What to leave out of/ }).click();
      await page.getByRole('textbox', { name: /^Patterns/ }).fill('Trash\n*.png');
      await page.getByText('Hides 1 of 2 photos').waitFor();
      await page.getByText('hides nothing more').waitFor();
      await page.getByRole('textbox', { name: /^Patterns/ }).fill('Trash\n[a');
      await page.getByRole('alert').filter({ hasText: '"[a" cannot be used' }).waitFor();
      await page.getByRole('textbox', { name: /^Patterns/ }).fill('Trash');
      await page.getByRole('button', { name: 'Save and look again' }).click();
      await card.getByText('Left out: Trash').waitFor();
      await card.getByText('1 photo', { exact: true }).waitFor();

      await card.getByRole('button', { name: /^Remove/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('There are no folders in the library yet.').waitFor();
      await page.getByText(/is no longer in the library/).waitFor();
      await page.keyboard.press('Control+z');
      await card.getByText('Left out: Trash').waitFor();
      await card.getByText('1 photo', { exact: true }).waitFor(photosFound);
    });
  });
});
