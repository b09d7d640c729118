import { expect, test } from 'vitest';
import { waitForPhotos } from '../e2e/journey.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { type DesktopJourney, takeDesktopJourney } from './journey.ts';
import { answerDialogs } from './native.ts';

/** @param others what lies in the folder already */
async function addPhotos(journey: DesktopJourney, others = 0): Promise<void> {
  const { page, photos } = journey;
  for (const seed of [1, 2, 3]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
  await answerDialogs(journey, [photos.path]);
  await page.getByRole('button', { name: /^Add a folder/ }).click();
  await waitForPhotos(page, 3 + others);
}

/** What stands beside a link was written by whoever wrote the link. On Windows Electron takes nothing after one. */
const withWords = (link: string): string[] => {
  const words = ['--similar', '/etc/hostname'];
  return process.platform === 'win32' ? [...words, link] : [link, ...words];
};

describeDesktop('a second start', (host) => {
  test('hands its picture, link or folder to the first, and ends', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos, dataDir } = journey;
      await addPhotos(journey);
      const results = page.getByRole('grid', { name: /^Similar/ });
      const gallery = page.getByRole('link', { name: 'Photos', exact: true });

      // A path is meant from where the second one was started.
      expect(await host.startAgain({ dataDir, args: ['--similar', '2.jpg'] }, photos.path)).toBe(0);
      await results.waitFor();
      const first = page.url();
      expect(first).toMatch(/#\/similar\/query\//);

      await gallery.click();
      await waitForPhotos(page, 3);
      const link = `lookalike://similar?path=${encodeURIComponent(`${photos.path}/3.jpg`)}`;
      expect(await host.startAgain({ dataDir, args: [link] })).toBe(0);
      await results.waitFor();
      expect(page.url()).not.toBe(first);

      await gallery.click();
      const folder = photos.path;
      await photos.write('4.jpg', await photoPicture(4));
      expect(await host.startAgain({ dataDir, args: [folder] })).toBe(0);
      await waitForPhotos(page, 4);
      expect(page.url()).toMatch(/#\/folder\/\d+$/);
    });
  });

  test('links that point elsewhere than at a photo of this machine are refused, and said to be', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, dataDir } = journey;
      const start = page.url();
      const links = [
        `lookalike://similar?path=${encodeURIComponent('\\\\evil.test\\share\\a.jpg')}`,
        `lookalike://similar?path=${encodeURIComponent('//evil.test/share/a.jpg')}`,
        `lookalike://similar?path=${encodeURIComponent('/etc/passwd')}`,
        'lookalike://library?path=/tmp/a.jpg',
      ];
      const refusals = page.getByText('Nothing was opened.');
      await Promise.all(links.map((link) => host.startAgain({ dataDir, args: withWords(link) })));
      await refusals.first().waitFor();
      await expect.poll(() => journey.log().match(/Nothing was opened/g)?.length).toBe(links.length);
      expect(page.url()).toBe(start);
    });
  });

  test('a first start with a link, or with a picture, shows what is like it', async () => {
    await takeDesktopJourney(
      host,
      async (journey) => {
        // Nothing ran yet, so this one has to open its window, and an engine, first.
        await expect.poll(() => journey.page.url()).toMatch(/#\/similar\/query\//);
        await journey.page.getByText('Nothing to compare with yet').waitFor();
        await journey.page.getByRole('link', { name: 'Photos', exact: true }).click();
        await addPhotos(journey, 1);

        const { page } = await journey.startAnew(['--similar', `${journey.photos.path}/1.jpg`]);
        await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      },
      async (photos) => {
        const path = await photos.write('Bilder 1/Grüße vom See & so.jpg', await photoPicture(5));
        return { args: [`lookalike://similar?path=${encodeURIComponent(path)}`] };
      },
    );
  });
});
