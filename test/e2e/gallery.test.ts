import { rename } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

describeJourneys('the gallery', () => {
  test('keeps few elements however many photos there are, and finds its place again', async () => {
    await takeJourney(async ({ page, photos }) => {
      const count = 400;
      for (let seed = 1; seed <= count; seed += 1) {
        await photos.write(`${seed}.jpg`, await photoPicture(seed, { width: 96, height: 64 }));
      }
      await addFolder(page, photos.path);
      await waitForPhotos(page, count);
      const wasShown = await tiles(page).count();
      expect(wasShown).toBeLessThan(count / 2);

      await tiles(page).first().press('Control+End');
      const last = page.getByRole('button', { name: new RegExp(`^Photo ${count} of ${count},`) });
      await last.waitFor();
      expect(await last.evaluate('document.activeElement.dataset.photo')).toBe(String(count - 1));
      expect(await tiles(page).count()).toBeLessThan(count / 2);
      const label = await last.getAttribute('aria-label');
      const box = await last.boundingBox();

      await last.press('Enter');
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect
        .poll(async () => Number(await page.getByRole('grid').getAttribute('aria-rowcount')))
        .toBeGreaterThan(15);

      await page.goBack();
      await last.waitFor();
      await expect.poll(() => page.locator('button:focus').getAttribute('aria-label')).toBe(label);
      await expect.poll(() => last.boundingBox()).toEqual(box);

      await page.keyboard.press('+');
      await expect.poll(async () => (await last.boundingBox())?.height).toBeGreaterThan(box!.height);
    });
  });

  test('a folder that cannot be reached is marked, and its photos stay searchable', async () => {
    await takeJourney(async ({ page, photos, complaints }) => {
      for (const seed of [1, 2, 3]) await photos.write(`drive/${seed}.jpg`, await photoPicture(seed));
      await addFolder(page, `${photos.path}/drive`);
      await waitForPhotos(page, 3);
      await rename(`${photos.path}/drive`, `${photos.path}/unplugged`);
      await page.getByRole('button', { name: 'Folder actions' }).click();
      await page.getByRole('menuitem', { name: 'Look for changes' }).click();
      await page.getByText('This folder cannot be reached, perhaps on an unplugged drive.').waitFor();
      await tiles(page).first().click();
      await expect.poll(() => tiles(page).count()).toBe(2);
      await tiles(page).first().press(' ');
      await page.getByText('The original cannot be shown now.').waitFor();
      const expected = /^Failed to load resource: the server responded with a status of 4\d\d/;
      complaints.splice(0, Infinity, ...complaints.filter((complaint) => !expected.test(complaint)));
    });
  });
});
