import { expect, test } from 'vitest';
import { tiles, waitForPhotos } from '../e2e/journey.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { answerDialogs, catchMenus, chooseFromApplicationMenu, chooseFromMenu, openMenu } from './native.ts';

describeDesktop('first steps', (host) => {
  test('a folder from the dialog is read, and a native menu finds similar photos and copies the path', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos } = journey;
      for (const seed of [1, 2, 3, 4]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await answerDialogs(journey, []);
      await catchMenus(journey);

      // A person who thinks better of it.
      await page.getByRole('button', { name: /^Add a folder/ }).click();
      await answerDialogs(journey, [photos.path]);
      await page.getByRole('button', { name: /^Add a folder/ }).click();
      await waitForPhotos(page, 4);
      // Pictures come through the program's own scheme.
      await expect
        .poll(() =>
          page.evaluate('[...document.querySelectorAll("img")].filter((one) => one.naturalWidth > 0).length'),
        )
        .toBeGreaterThanOrEqual(4);
      expect(await page.evaluate('document.querySelector("[data-photo] img").src')).toMatch(
        /^(photo:\/\/thumbnail\/|https:\/\/thumbnail\.photo\.lookalike\.test\/)\d+$/,
      );

      await tiles(page).first().click({ button: 'right' });
      const lines = await openMenu(journey);
      expect(lines.map(({ label }) => label)).toEqual(
        expect.arrayContaining([
          'Find similar',
          'Show in folder',
          'Open',
          'Open with',
          'Copy file',
          'Copy path',
          '-',
        ]),
      );
      await chooseFromMenu(journey, 'Copy path');
      await page.getByText(/^(Path copied|1 path copied)/).waitFor();
      await page.keyboard.press('/');
      await page.getByRole('searchbox', { name: 'Name, folder or tag' }).press('ControlOrMeta+v');
      const pasted = await page.getByRole('searchbox', { name: 'Name, folder or tag' }).inputValue();
      expect(pasted).toMatch(/\.jpg$/);
      expect(pasted.startsWith(photos.path)).toBe(true);
      await page.getByRole('searchbox', { name: 'Name, folder or tag' }).fill('');
      await waitForPhotos(page, 4);

      await tiles(page).first().click({ button: 'right' });
      await chooseFromMenu(journey, null);
      await tiles(page).first().click({ button: 'right' });
      await chooseFromMenu(journey, 'Find similar');
      await page.getByRole('grid', { name: /^Similar photos/ }).waitFor();
      await expect.poll(() => tiles(page).count()).toBe(3);
    });
  });

  test('the application menu goes to places, and a picture file is searched with', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos } = journey;
      await photos.write('1.jpg', await photoPicture(1));
      await answerDialogs(journey, [photos.path]);
      await chooseFromApplicationMenu(journey, 'add-folder');
      await waitForPhotos(page, 1);

      await answerDialogs(journey, [await photos.write('searched/with.jpg', await photoPicture(9))]);
      await chooseFromApplicationMenu(journey, 'search-file');
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      expect(page.url()).toMatch(/#\/similar\/query\//);

      await chooseFromApplicationMenu(journey, 'settings');
      await page.getByRole('heading', { name: 'Desktop', exact: true }).waitFor();
      await page.getByText('This copy runs from its source.').waitFor();
      await chooseFromApplicationMenu(journey, 'back');
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
    });
  });
});
