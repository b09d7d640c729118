import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

const names = [
  '<img src=x onerror=alert(1)>.jpg',
  'right \u202Egpj.exe to left.jpg',
  'two\nlines.jpg',
  '日本語 🌻 \u{1F469}\u200D\u{1F4BB}.jpg',
  '&lt;b&gt; %2e%2e "quoted\' ${name} {{x}}.jpg',
];

// Windows has none of these characters in file names.
describeJourneys('hostile names', () => {
  test.skipIf(process.platform === 'win32')('are shown as text, wherever names are shown', async () => {
    await takeJourney(async ({ page, photos }) => {
      const folder = 'folder <b>bold<b> \u202Eabc';
      for (const [seed, name] of names.entries()) {
        await photos.write(`${folder}/${name}`, await photoPicture(seed + 1));
      }
      await photos.write(`${folder}/<i>broken<i>.jpg`, 'no picture');
      await addFolder(page, `${photos.path}/${folder}`);
      await waitForPhotos(page, names.length);
      expect(await page.getByRole('heading', { level: 1 }).locator('bdi').textContent()).toContain(folder);

      await tiles(page).first().click();
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      const query = await page.getByRole('heading', { level: 1 }).locator('bdi').textContent();
      const labels = await Promise.all(
        (await tiles(page).all()).map((tile) => tile.getAttribute('aria-label')),
      );
      const shown = [query, ...labels.map((label) => label?.replace(/^\d+\. \d+% alike: /, ''))];
      expect(shown.toSorted()).toEqual(names.toSorted());

      await tiles(page).first().press(' ');
      const look = page.getByRole('dialog', { name: 'Quick look' });
      const named = look.locator('dd bdi').first();
      await expect.poll(() => named.textContent()).toBe(shown[1]);
      await look.press('Escape');
      await page.getByRole('link', { name: '1 file could not be read' }).click();
      await page.getByText('<i>broken<i>.jpg', { exact: true }).waitFor();
      expect(await page.locator('main :is(b, i, img[src="x"])').count()).toBe(0);
    });
  });
});
