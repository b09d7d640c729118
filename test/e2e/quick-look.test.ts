import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharpOf } from '../pictures/pixels.ts';
import { scene } from '../pictures/scene.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

const share = async (page: Page) =>
  Number(/^\d+/.exec((await page.locator('dialog .share').textContent()) ?? '')?.[0]);

/** The part of the picture that is seen, as CSS has it. */
const transform = async (page: Page) =>
  /transform:.*/.exec((await page.locator('dialog .picture').getAttribute('style')) ?? '')?.[0];

describeJourneys('quick look', () => {
  test('zooms with wheel, keys and double click, and turns to the next photo without a gap', async () => {
    await takeJourney(async ({ page, photos }) => {
      for (const seed of [1, 2, 3]) {
        const picture = sharpOf(await scene(seed, { width: 400, height: 300 }));
        await photos.write(`${seed}.jpg`, await picture.resize(2400, 1800).jpeg().toBuffer());
      }
      await addFolder(page, photos.path);
      await waitForPhotos(page, 3);
      await tiles(page).first().press(' ');
      const look = page.getByRole('dialog', { name: 'Quick look' });
      await look.getByText('1 of 3').waitFor();
      const whole = await transform(page);
      await expect.poll(() => share(page)).toBeGreaterThan(20);
      const fitting = await share(page);
      expect(fitting).toBeLessThan(60);

      await page.keyboard.press('+');
      await expect.poll(() => share(page)).toBeGreaterThan(fitting);
      await page.keyboard.press('1');
      await expect.poll(() => share(page)).toBe(100);
      await page.mouse.move(300, 300);
      await page.mouse.down();
      const before = await transform(page);
      await page.mouse.move(360, 330, { steps: 3 });
      await page.mouse.up();
      expect(await transform(page)).not.toBe(before);
      await page.keyboard.press('0');
      await expect.poll(() => transform(page)).toBe(whole);
      await page.mouse.wheel(0, -300);
      await expect.poll(() => share(page)).toBeGreaterThan(fitting);
      await page.mouse.dblclick(300, 300);
      await expect.poll(() => transform(page)).toBe(whole);
      await page.mouse.dblclick(300, 300);
      await expect.poll(() => share(page)).toBe(100);

      // Another photo is seen whole, and something is painted at every moment.
      await page.locator('dialog .large.ready').waitFor();
      await page.keyboard.press('ArrowRight');
      await look.getByText('2 of 3').waitFor();
      const painted = 'document.querySelector("dialog .picture img").naturalWidth > 0';
      expect(await page.evaluate(painted)).toBe(true);
      await page.locator('dialog .large.ready').waitFor();
      expect(await transform(page)).toBe(whole);
      // The size of photos in the grid below stayed what it was.
      expect(await page.evaluate('localStorage.getItem("lookalike-row-height")')).toBeNull();
    });
  });

  test('tells what the camera wrote and shows tags; an own tag comes off, and comes back', async () => {
    await takeJourney(async ({ page, photos }) => {
      const picture = sharpOf(await scene(5, { width: 400, height: 300 }));
      const exif = {
        IFD0: { Make: 'Lookalike Optics', Model: 'Model One', ImageDescription: '<b>At the lake</b>' },
        IFD2: { ExposureTime: '1/250', FNumber: '28/10', ISOSpeedRatings: '400', LensModel: 'Prime 50 mm' },
      };
      await photos.write('a.jpg', await picture.withExif(exif).jpeg().toBuffer());
      await addFolder(page, photos.path);
      await waitForPhotos(page, 1);
      await page.evaluate(`fetch('/api/photos.tag', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-lookalike': '1' },
        body: JSON.stringify({ photoIds: [1], name: 'Holiday', on: true }),
      })`);
      await tiles(page).first().press(' ');
      const look = page.getByRole('dialog', { name: 'Quick look' });
      await look.getByText('1/250 s · f/2.8 · ISO 400').waitFor();
      await look.getByText('Prime 50 mm').waitFor();
      await look.getByText('<b>At the lake</b>').waitFor();

      await look.getByRole('button', { name: 'Remove the tag “Holiday”' }).click();
      await look.getByText('Your tags').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await look.getByText('Your tags').waitFor();
      await page.keyboard.press('Escape');
      await look.waitFor({ state: 'detached' });
      expect(await page.locator('button:focus').getAttribute('data-photo')).toBe('0');
    });
  });
});
