import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { sharpOf } from '../pictures/pixels.ts';
import { scene } from '../pictures/scene.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, type Journey, takeJourney, tiles, waitForPhotos } from './journey.ts';

/** Photos that take a while: one large picture, each time with other bytes after its end. */
async function writeSlowPhotos({ photos }: Journey, count: number): Promise<void> {
  const picture = await sharpOf(await scene(1, { width: 4000, height: 3000 }))
    .jpeg({ quality: 50 })
    .toBuffer();
  for (let number = 0; number < count; number += 1) {
    await photos.write(`slow-${number}.jpg`, Buffer.concat([picture, Buffer.from(`#${number}`)]));
  }
}

describeJourneys('import', () => {
  test('files that cannot be read are listed with code and reason, and read once they are mended', async () => {
    await takeJourney(async ({ page, photos }) => {
      await photos.write('fine.jpg', await photoPicture(1));
      await photos.write('empty.jpg', Buffer.alloc(0));
      await photos.write('notes.png', 'Buy milk.\n'.repeat(20));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 1);

      await page.getByRole('link', { name: '2 files could not be read' }).click();
      const failures = page.getByRole('region', { name: 'Files that could not be read' });
      await failures.getByText('file-empty').waitFor();
      await failures.getByText('not-an-image').waitFor();
      await failures.getByText(join(photos.path, 'empty.jpg')).waitFor();

      await writeFile(join(photos.path, 'empty.jpg'), await photoPicture(2));
      await failures.getByRole('button', { name: 'Try empty.jpg again' }).click();
      await failures.getByText('1 file could not be read.').waitFor();
      await writeFile(join(photos.path, 'notes.png'), await photoPicture(3));
      await failures.getByRole('button', { name: 'Try all again' }).click();
      await failures.getByText('Every file could be read.').waitFor();
      await page.getByRole('button', { name: 'Back' }).click();
      await waitForPhotos(page, 3);
    });
  });

  test('an import shows its rate and time left, can be searched meanwhile, paused, continued and stopped', async () => {
    await takeJourney(async (journey) => {
      const { page, photos } = journey;
      await writeSlowPhotos(journey, 300);
      await addFolder(page, photos.path);
      const strip = page.getByRole('region', { name: 'Import' });
      await strip.getByText(/^\d+ of 300$/).waitFor();
      await strip.getByText(/^about .+ left$/).waitFor();

      await tiles(page).first().click();
      await page.getByText(/^Searching \d+ of \d+ photos$/).waitFor();

      await strip.getByRole('button', { name: 'Pause' }).click();
      await strip.getByText('Paused').waitFor();
      // What was in hand is finished; after that nothing moves.
      await page.waitForTimeout(1_500);
      const figure = strip.getByText(/^\d+ of 300$/);
      const before = await figure.textContent();
      await page.waitForTimeout(1_500);
      expect(await figure.textContent()).toBe(before);

      await strip.getByRole('button', { name: 'Go on' }).click();
      await expect.poll(() => figure.textContent(), { timeout: 30_000 }).not.toBe(before);
      await strip.getByRole('link', { name: 'Details' }).click();
      await page.getByRole('heading', { name: 'Reading your photos' }).waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByRole('heading', { name: 'Stopped' }).waitFor();
      await page.getByText('What was read is kept.').waitFor();
      await page.getByRole('button', { name: 'Back' }).click();
      await expect.poll(() => tiles(page).count()).toBeGreaterThan(0);
    });
  });

  test('goes on after the engine was killed, gently if so asked, and comes to its end', async () => {
    await takeJourney(async (journey) => {
      const { page, photos, served, serveAgain, complaints } = journey;
      await writeSlowPhotos(journey, 60);
      await addFolder(page, photos.path);
      await page.getByRole('region', { name: 'Import' }).getByRole('link', { name: 'Details' }).click();
      await page.getByRole('radio', { name: 'Gentle' }).check();
      const status = page.getByRole('region', { name: 'Import' });
      const read = status.getByText(/^\d+ of 60$/).last();
      await expect
        .poll(async () => Number.parseInt(await read.innerText(), 10), { timeout: 60_000 })
        .toBeGreaterThan(3);

      await served.end('SIGKILL');
      await page.getByText('The engine is not answering. Trying again…').waitFor();
      const again = await serveAgain();
      await page.goto(`${again.address}#/import`);
      await status.getByRole('heading', { name: 'Reading your photos' }).waitFor();
      await page.getByRole('radio', { name: 'Gentle' }).and(page.locator(':checked')).waitFor();
      await page.getByRole('radio', { name: 'Full' }).check();
      await status.getByRole('heading', { name: 'Up to date' }).waitFor({ timeout: 60_000 });
      await page.getByRole('article').getByText('60 photos').waitFor();
      complaints.length = 0;
    });
  });
});
