import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, takeJourney, tiles, waitForPhotos } from './journey.ts';

interface Carried {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Code for the page that makes a DataTransfer with these files, as a drag or the clipboard would hold it. */
function transferOf(files: readonly Carried[]): string {
  const carried = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
  return `(() => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(carried)}) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  })()`;
}

async function drop(page: Page, ...files: Carried[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(transferOf(files));
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await page.getByText('Drop a picture to search with it').waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}

const paste = (page: Page, file: Carried) =>
  page.evaluate(
    `void document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: ${transferOf([file])}, bubbles: true, cancelable: true }))`,
  );

const jpeg = async (seed: number, name = 'outside.jpg'): Promise<Carried> => ({
  name,
  type: 'image/jpeg',
  bytes: await photoPicture(seed, { width: 300, height: 200 }),
});

// Chromium has a screen of its own for tests, and answers its own question about it.
const screenShared = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const screenRefused = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'];

describeJourneys('pictures to search with', () => {
  test('a picture is dropped, pasted, chosen or taken of the screen, is searched with, and is not imported', async () => {
    await takeJourney(
      async ({ page, photos }) => {
        for (const seed of [1, 2, 3]) await photos.write(`${seed}.jpg`, await photoPicture(seed));
        await addFolder(page, photos.path);
        await waitForPhotos(page, 3);

        await drop(page, await jpeg(7), await jpeg(8, 'second.jpg'));
        await page.getByRole('heading', { name: 'outside.jpg' }).waitFor();
        await page.getByText('Dropped picture, not added to your library').waitFor();
        await page.getByText('Searching with the first picture only.').waitFor();
        await expect.poll(() => tiles(page).count()).toBe(3);
        await page.reload();
        await page.getByText('Dropped picture, not added to your library').waitFor();

        await paste(page, await jpeg(9, 'image.png'));
        await page.getByText('Pasted picture, not added to your library').waitFor();
        await expect.poll(() => tiles(page).count()).toBe(3);

        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Search with a picture' }).click();
        await (
          await chooser
        ).setFiles({ name: 'same.jpg', mimeType: 'image/jpeg', buffer: await photoPicture(2) });
        await page.getByRole('heading', { name: 'same.jpg' }).waitFor();
        await page.getByText('You have this very photo in your library.').waitFor();
        await expect.poll(() => tiles(page).count()).toBe(2);

        await page.goBack();
        await page.getByRole('heading', { name: 'Pasted picture' }).waitFor();
        await page.goBack();
        await page.getByRole('heading', { name: 'outside.jpg' }).waitFor();
        await page.goBack();
        await waitForPhotos(page, 3);

        await page.getByRole('button', { name: 'Search with a screenshot' }).click();
        await page.getByRole('heading', { name: 'Screenshot' }).waitFor();
        await page.getByText('Screenshot, not added to your library').waitFor();
        await expect.poll(() => tiles(page).count()).toBe(3);
      },
      { switches: screenShared },
    );
  });

  test('a file that is no picture, or a screen that is not shared, gives a reason and a code, and the view stays', async () => {
    await takeJourney(
      async ({ page, photos }) => {
        await photos.write('1.jpg', await photoPicture(1));
        await addFolder(page, photos.path);
        await waitForPhotos(page, 1);

        await drop(page, {
          name: 'notes.png',
          type: 'image/png',
          bytes: Buffer.from('Buy milk.\n'.repeat(20)),
        });
        const alert = page.getByRole('alert').filter({ hasText: 'Code: not-an-image' });
        await alert.waitFor();
        await drop(page, { name: 'nothing.jpg', type: 'image/jpeg', bytes: Buffer.alloc(0) });
        await page.getByRole('alert').filter({ hasText: 'This file is empty.' }).waitFor();
        await page.getByRole('button', { name: 'Search with a screenshot' }).click();
        await page.getByRole('alert').filter({ hasText: 'Code: screen-refused' }).waitFor();
        expect(page.url()).toMatch(/#\/folder\/1$/);
        await alert.getByRole('button', { name: 'Dismiss' }).click();
        await alert.waitFor({ state: 'detached' });
      },
      { switches: screenRefused },
    );
  });
});
