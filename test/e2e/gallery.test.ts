import { rename } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { sharpOf } from '../pictures/pixels.ts';
import { scene } from '../pictures/scene.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

/** The wheel with Ctrl makes photos larger, and the one under the pointer stays there. */
async function zoomsAround(page: Page): Promise<void> {
  for (const key of ['Control+Home', 'PageDown', 'PageDown', 'PageDown']) {
    await page.locator('button[data-photo]:focus').press(key);
  }
  const photo = page.locator('button[data-photo]:focus');
  await photo.hover();
  const name = (await photo.getAttribute('aria-label')) ?? '';
  const under = page.getByRole('button', { name, exact: true });
  const before = (await under.boundingBox())!;
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await under.boundingBox())?.height).toBeLessThan(before.height);
  const after = (await under.boundingBox())!;
  expect(Math.abs(after.y + after.height / 2 - before.y - before.height / 2)).toBeLessThan(4);
  expect(await page.evaluate('visualViewport.scale')).toBe(1);
}

describeJourneys('the gallery', () => {
  test('keeps few elements however many photos there are, and finds its place again', async () => {
    await takeJourney(async ({ page, photos }) => {
      const count = 250;
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
      await zoomsAround(page);
    });
  });

  test('a scrubber leads to any month, by pointer and by keys, and tells where it is', async () => {
    await takeJourney(async ({ page, photos }) => {
      for (let month = 1; month <= 24; month += 1) {
        const [year, monthOfYear] = [
          month > 12 ? 2024 : 2023,
          String(((month - 1) % 12) + 1).padStart(2, '0'),
        ];
        const picture = sharpOf(await scene(month, { width: 120, height: 90 }));
        const exif = { IFD2: { DateTimeOriginal: `${year}:${monthOfYear}:15 12:00:00` } };
        await photos.write(`${month}.jpg`, await picture.withExif(exif).jpeg().toBuffer());
      }
      await addFolder(page, photos.path);
      await waitForPhotos(page, 24);
      const scrubber = page.getByRole('slider', { name: 'Month in view' });
      const month = () => scrubber.getAttribute('aria-valuetext');
      expect(await month()).toBe('December 2024');
      const width = (await page.getByRole('grid').boundingBox())?.width;

      await scrubber.focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(month).toBe('November 2024');
      await page.keyboard.press('PageDown');
      await expect.poll(month).toBe('December 2023');
      await page.keyboard.press('ArrowUp');
      await expect.poll(month).toBe('January 2024');
      await page.keyboard.press('End');
      await expect.poll(month).toBe('January 2023');
      await page.getByText('January 2023', { exact: true }).first().waitFor();
      await page.keyboard.press('Home');
      await expect.poll(month).toBe('December 2024');

      const box = await scrubber.boundingBox();
      await page.mouse.move(box!.x + 20, box!.y + 10);
      await page.mouse.down();
      await page.mouse.move(box!.x + 20, box!.y + box!.height * 0.75, { steps: 4 });
      await expect.poll(month).toMatch(/2023$/);
      // What the pointer is beside is what is in sight there.
      const there = (await month()) ?? '';
      await page.getByRole('gridcell', { name: there, exact: true }).waitFor();
      await page.mouse.up();
      expect((await page.getByRole('grid').boundingBox())?.width).toBe(width);
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
