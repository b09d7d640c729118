import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

describeJourneys('the engine goes away', () => {
  test('an open page says so, says what to do after a restart, and goes on by itself', async () => {
    await takeJourney(async ({ page, photos, served, serveAgain, complaints }) => {
      for (const seed of [1, 2]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 2);

      await served.end('SIGKILL');
      await page.getByText('The engine is not answering. Trying again…').waitFor();
      expect(await tiles(page).count()).toBe(2);
      await tiles(page).first().click();
      await page.goBack();

      const again = await serveAgain();
      await page.getByRole('heading', { name: 'Lookalike was started anew' }).waitFor();
      await page.getByText('Open the address that Lookalike printed').waitFor();

      const other = await page.context().newPage();
      await other.goto(again.address);
      await waitForPhotos(page, 2);
      await tiles(page).first().click();
      await expect.poll(() => tiles(page).count()).toBe(1);

      // The browser itself reports each request that nobody, or a stranger, answered.
      const expected = /^Failed to load resource: (net::ERR_|the server responded with a status of 401)/;
      complaints.splice(0, Infinity, ...complaints.filter((complaint) => !expected.test(complaint)));
    });
  });

  test('a picture that was only held in memory is asked for again', async () => {
    await takeJourney(async ({ page, photos, served, serveAgain, complaints }) => {
      await photos.write('1.jpg', await photoPicture(1));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 1);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Search with a picture' }).click();
      await (
        await chooser
      ).setFiles({ name: 'other.jpg', mimeType: 'image/jpeg', buffer: await photoPicture(5) });
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      const place = new URL(page.url()).hash;

      await served.end();
      const again = await serveAgain();
      await page.goto(again.address + place);
      await page.getByRole('heading', { name: 'This picture is no longer held' }).waitFor();
      complaints.length = 0;
    });
  });
});
