import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { tiles, waitForPhotos } from '../e2e/journey.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import type { DesktopProgram } from './program.ts';

interface Left {
  dragged?: string[];
}

/** Drops files or folders on the page, as a file manager does. */
async function drop(program: DesktopProgram, paths: string[]): Promise<void> {
  // Electron knows by itself where a dropped file lies; the stand-in has to be told.
  await program.evaluate(
    ({ webContents }, files) => {
      for (const contents of webContents.getAllWebContents()) {
        (contents as unknown as { knowFiles?: (known: typeof files) => void }).knowFiles?.(files);
      }
    },
    Object.fromEntries(paths.map((path) => [basename(path), path])),
  );
  const session = await program.page.context().newCDPSession(program.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  await session.detach();
}

describeDesktop('dragging', (host) => {
  test('a folder dropped in is read, a picture dropped in is searched with, and photos go out as files', async () => {
    await using elsewhere = await makeTestFolder();
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos } = journey;
      for (const seed of [1, 2]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await page.getByRole('button', { name: /^Add a folder/ }).waitFor();
      await drop(journey, [photos.path]);
      await waitForPhotos(page, 2);

      await drop(journey, [await elsewhere.write('other.jpg', await photoPicture(7))]);
      await page.getByRole('grid', { name: /^Similar/ }).waitFor();
      expect(page.url()).toMatch(/#\/similar\/query\//);
      await page.goBack();
      await waitForPhotos(page, 2);

      await journey.evaluate(({ webContents }, _nothing: null) => {
        const [contents] = webContents.getAllWebContents();
        if (!contents) throw new Error('There is no page.');
        contents.startDrag = ({ files = [] }) => {
          (globalThis as Left).dragged = files;
        };
      }, null);
      // The pointer's part is the browser's own; without this it would begin no drag.
      expect(await tiles(page).first().getAttribute('draggable')).toBe('true');
      await tiles(page).first().dispatchEvent('dragstart');
      const dragged = () =>
        journey.evaluate((_electron, _nothing: null) => (globalThis as Left).dragged ?? [], null);
      await expect.poll(dragged).toHaveLength(1);
      expect(['1.jpg', '2.jpg'].map((name) => join(photos.path, name))).toContain((await dragged())[0]);
    });
  });
});
