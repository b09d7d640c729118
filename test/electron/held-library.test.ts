import { expect, test } from 'vitest';
import { lockLibrary } from '../../src-main/store/lock.ts';
import { keepScreenshot, tiles } from '../e2e/journey.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import {
  answerDialogs,
  applicationMenu,
  catchMenus,
  chooseFromApplicationMenu,
  chooseFromMenu,
  openMenu,
} from './native.ts';

describeDesktop('a library that another program holds', (host) => {
  test('is told of in the words of a German, and opened by itself as soon as it is free', async () => {
    let lock: ReturnType<typeof lockLibrary> | undefined;
    await takeDesktopJourney(
      host,
      async (journey) => {
        const { page, photos } = journey;
        await page.getByText('Lookalike kann die Bibliothek nicht öffnen').waitFor();
        await page.getByText('schon in einem anderen Fenster oder Programm geöffnet').waitFor();
        await keepScreenshot(page, 'desktop-engine-failed');
        lock?.release();
        await page.getByRole('heading', { name: 'Fotos danach finden, wie sie aussehen' }).waitFor();

        const menus = (await applicationMenu(journey)).map(({ label }) => label.replace('&', ''));
        expect(menus).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Gehe zu', 'Hilfe']);
        for (const seed of [1, 2]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
        await answerDialogs(journey, [photos.path]);
        await catchMenus(journey);
        await chooseFromApplicationMenu(journey, 'add-folder');
        await expect.poll(() => tiles(page).count()).toBe(2);

        await tiles(page).first().click({ button: 'right' });
        const lines = (await openMenu(journey)).map(({ label }) => label);
        const words = [
          ...['Ähnliche finden', 'Im Ordner zeigen', 'Öffnen', 'Öffnen mit', 'Datei kopieren'],
          'Pfad kopieren',
        ];
        expect(lines).toEqual(expect.arrayContaining(words));
        await chooseFromMenu(journey, 'Ähnliche finden');
        await expect.poll(() => page.url()).toMatch(/#\/similar\/photo\//);
      },
      (_photos, dataDir) => {
        lock = lockLibrary(dataDir);
        return { locale: 'de-DE' };
      },
    );
  });
});
