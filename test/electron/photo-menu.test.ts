import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goTo, tiles, waitForPhotos } from '../e2e/journey.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { sharpOf } from '../pictures/pixels.ts';
import { scene } from '../pictures/scene.ts';
import { describeDesktop } from './hosts.ts';
import { type DesktopJourney, takeDesktopJourney } from './journey.ts';
import { answerDialogs, catchMenus, chooseFromApplicationMenu, chooseFromMenu } from './native.ts';
import type { DesktopProgram } from './program.ts';

interface Left {
  handed?: string[];
}

/** From now on nothing is opened on this machine, but remembered. */
const catchOpening = (program: DesktopProgram) =>
  program.evaluate(({ shell }, _nothing: null) => {
    const handed: string[] = [];
    (globalThis as Left).handed = handed;
    shell.showItemInFolder = (path) => {
      handed.push(`show ${path}`);
    };
    shell.openPath = (path) => {
      handed.push(`open ${path}`);
      return Promise.resolve('');
    };
  }, null);

async function chooseOfFirstPhoto(journey: DesktopJourney, ...labels: string[]): Promise<void> {
  await tiles(journey.page).first().click({ button: 'right' });
  await chooseFromMenu(journey, labels);
}

/** A program of a Linux desktop that writes down what it was to open. */
async function writeProgram(tools: Awaited<ReturnType<typeof makeTestFolder>>): Promise<void> {
  const program = await tools.write('look', `#!/bin/sh\nprintf %s "$1" > '${tools.path}/looked-at'\n`);
  await chmod(program, 0o755);
  await tools.write('share/applications/mimeinfo.cache', '[MIME Cache]\nimage/jpeg=looker.desktop;\n');
  const entry = ['[Desktop Entry]', 'Type=Application', 'Name=Looker', `Exec="${program}" %f`];
  await tools.write('share/applications/looker.desktop', `${entry.join('\n')}\n`);
}

/** Searches with what was copied, and comes back. */
async function searchWithCopied(journey: DesktopJourney): Promise<void> {
  const { page } = journey;
  await chooseFromApplicationMenu(journey, 'search-clipboard');
  await page.getByRole('grid', { name: /^Similar/ }).waitFor();
  expect(page.url()).toMatch(/#\/similar\/query\//);
  await goTo(page, 'Photos');
  await waitForPhotos(page, 3);
}

describeDesktop('a photo and the desktop', (host) => {
  test('it is shown in its folder, opened with a program, copied, and what was copied is searched with', async () => {
    await using tools = await makeTestFolder();
    await takeDesktopJourney(
      host,
      async (journey) => {
        const { page, photos } = journey;
        for (const seed of [1, 2, 3]) await photos.write(`${seed} ü.jpg`, await photoPicture(seed));
        await answerDialogs(journey, [photos.path]);
        await catchMenus(journey);
        await catchOpening(journey);
        await page.getByRole('button', { name: /^Add a folder/ }).click();
        await waitForPhotos(page, 3);

        const handed = () =>
          journey.evaluate((_electron, _nothing: null) => (globalThis as Left).handed ?? [], null);
        await chooseOfFirstPhoto(journey, 'Show in folder');
        await expect.poll(handed).toHaveLength(1);
        await chooseOfFirstPhoto(journey, 'Open');
        await expect.poll(handed).toHaveLength(2);
        const [shown = ''] = await handed();
        const path = shown.replace('show ', '');
        expect(path).toMatch(/[123] ü\.jpg$/);
        expect(path.startsWith(photos.path)).toBe(true);
        expect(await handed()).toEqual([`show ${path}`, `open ${path}`]);

        if (process.platform === 'linux') {
          await chooseOfFirstPhoto(journey, 'Open with', 'Looker');
          await expect.poll(() => readFile(join(tools.path, 'looked-at'), 'utf8').catch(() => '')).toBe(path);
        }

        await chooseOfFirstPhoto(journey, 'Copy file');
        await page.getByText('1 file copied').waitFor();
        if (process.platform === 'linux') {
          const types = await journey.evaluate(
            async ({ clipboard }, _nothing: null) => (await clipboard.read()).flatMap((item) => item.types),
            null,
          );
          expect(types).toEqual(
            expect.arrayContaining([
              expect.stringContaining('x-special/gnome-copied-files'),
              expect.stringContaining('text/uri-list'),
            ]),
          );
        }
        await searchWithCopied(journey);

        const png = await sharpOf(await scene(8, { width: 300, height: 200 }))
          .png()
          .toBuffer();
        await journey.evaluate(async ({ clipboard, ClipboardItem }, base64) => {
          const bytes = Buffer.from(base64, 'base64');
          await clipboard.write([
            new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
          ]);
        }, png.toString('base64'));
        await searchWithCopied(journey);

        await journey.evaluate(async ({ clipboard }, _nothing: null) => {
          await clipboard.writeText('no picture');
        }, null);
        await chooseFromApplicationMenu(journey, 'search-clipboard');
        await page.getByText(/no picture on the clipboard/i).waitFor();
        expect(page.url()).not.toMatch(/similar/);
      },
      async () => {
        await writeProgram(tools);
        return { environment: { XDG_DATA_HOME: join(tools.path, 'share') } };
      },
    );
  });
});
