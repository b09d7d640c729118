import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeLabelled } from '../pictures/labelled.ts';
import { troubles } from './axe.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, browseTo, keepScreenshot, takeJourney, tiles, waitForPhotos } from './journey.ts';

const schemes = ['light', 'dark'] as const;
const narrow = { width: 480, height: 800 };

/** Looks at a screen in both themes, and whether it fits a narrow window. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    // Without motion nothing is in between two states when it is looked at.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(100);
    await keepScreenshot(page, `${colorScheme}-teach-${name}`);
    // Between the themes only colours differ.
    const serious = await troubles(page, colorScheme === 'light' ? undefined : 'color-contrast');
    expect({ [`${name}, ${colorScheme}`]: serious }).toEqual({ [`${name}, ${colorScheme}`]: [] });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const wide = page.viewportSize();
  await page.setViewportSize(narrow);
  await keepScreenshot(page, `narrow-teach-${name}`);
  const width = await page.evaluate<number>('document.querySelector("main").scrollWidth');
  expect({ [name]: width }).toEqual({ [name]: narrow.width });
  if (wide) await page.setViewportSize(wide);
}

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

describeJourneys('teaching', () => {
  test('from labelled folders to an adopted model, over a reload and a restart, and back', async () => {
    await takeJourney(async ({ page, photos, served, serveAgain, complaints }) => {
      await writeLabelled(photos, 8, ['boats', 'fruit']);
      await photos.write('boats/broken.jpg', 'this is no photo');
      await photos.write('fruit/copy.jpg', await readFile(join(photos.path, 'fruit', 'fruit-1.jpg')));

      await page.getByRole('link', { name: 'Teach' }).click();
      await heading(page, 'efficientnet-lite0').waitFor();
      await look(page, 'models');
      await press(page, 'Teach a new model');
      await press(page, 'Choose a folder');
      await browseTo(page, photos.path);
      await page.getByRole('list', { name: 'Folders here' }).getByText('boats').waitFor();
      await page.getByRole('button', { name: 'Use this folder' }).click();
      await page.getByText('2 sub-folders are the categories').waitFor();
      await look(page, 'labels');
      await press(page, 'Next');

      await page.getByText('18 photos in 2 categories').waitFor({ timeout: 60_000 });
      await page.getByText('1 photo cannot be read').click();
      await page.getByText('broken.jpg').waitFor();
      await page.getByText(/there several times$/).click();
      await page.getByRole('img', { name: 'copy.jpg' }).waitFor();
      await look(page, 'data');
      await press(page, 'Next');

      await page.getByText(/^On CPU/).waitFor({ timeout: 60_000 });
      await page.getByText('Advanced', { exact: true }).click();
      await page.getByRole('spinbutton', { name: 'Epochs at most' }).fill('3');
      await page.getByRole('textbox', { name: 'Name of the model' }).fill('my-pictures');
      await look(page, 'method');
      // Back and forward keep what was chosen and what was found.
      await press(page, 'Back');
      await page.getByText('18 photos in 2 categories').waitFor();
      await press(page, 'Next');
      await press(page, 'Start training');

      await press(page, 'Pause');
      await heading(page, 'Paused').waitFor();
      await look(page, 'paused');
      const place = new URL(page.url()).hash;
      expect(place).toMatch(/^#\/teach\/run\/\d+$/);
      await page.reload();
      await heading(page, 'Paused').waitFor();

      await served.end('SIGKILL');
      const again = await serveAgain();
      await page.goto(again.address + place);
      await heading(page, 'Paused').waitFor();
      complaints.length = 0;
      await press(page, 'Go on');
      await heading(page, /^(Better|No clear difference|Worse)/).waitFor({ timeout: 100_000 });
      await page
        .getByRole('img', { name: /^Hit 1, / })
        .first()
        .waitFor();
      await page.getByRole('img', { name: /^Loss, 3 epochs\./ }).waitFor();
      await look(page, 'outcome');

      // It was measured on four photos, too few to show anything: a person has to insist.
      await press(page, 'Adopt it anyway');
      await page
        .getByRole('dialog')
        .getByText(/^No clear difference/)
        .waitFor();
      await look(page, 'doubt');
      await page.getByRole('button', { name: 'Use it anyway' }).click();
      await page.getByText('my-pictures is in use now.').waitFor({ timeout: 60_000 });
      await page.getByText('This model is in use now.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('efficientnet-lite0 is in use now.').waitFor({ timeout: 60_000 });

      await press(page, 'All models');
      await heading(page, 'my-pictures').waitFor();
      await look(page, 'models-taught');
      await press(page, 'Go back to my-pictures');
      await press(page, 'Go back to efficientnet-lite0');
      // Only then is it in use no more, and can be deleted.
      await main(page).getByRole('button', { name: 'Go back to my-pictures', exact: true }).waitFor();
      await press(page, 'Delete: my-pictures');
      await page.getByRole('button', { name: 'Delete the model' }).click();
      await page.getByText('my-pictures was deleted.').waitFor();
      expect(await page.getByRole('heading', { name: 'my-pictures', exact: true }).count()).toBe(0);
    });
  });

  test('collections and tags are categories too, and models go out of the app and into it', async () => {
    await takeJourney(async ({ page, photos }) => {
      await writeLabelled(photos, 1, ['boats', 'fruit']);
      await addFolder(page, photos.path);
      await waitForPhotos(page, 2);
      await tiles(page).first().waitFor();

      await page.getByRole('link', { name: 'Teach' }).click();
      await press(page, 'Teach a new model');
      await page.getByRole('radio', { name: /^Collections/ }).check();
      await page.getByText('There are fewer than two collections').waitFor();
      expect(await main(page).getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
      await page.getByRole('radio', { name: /^Tags/ }).check();
      await page.getByText('Recognised by Lookalike').waitFor();
      const [one, other] = await page.getByRole('checkbox').all();
      await one!.check();
      await page.getByText('Choose at least two: 1 chosen').waitFor();
      await other!.check();
      await page.getByText('2 categories chosen').waitFor();
      await look(page, 'tags');
      await press(page, 'Next');
      await heading(page, 'The photos could not be checked').waitFor({ timeout: 60_000 });
      await look(page, 'unusable');
      await press(page, 'Back');
      await press(page, 'All models');

      await press(page, 'Import a model');
      await photos.write('other.safetensors', 'no weights at all');
      await browseTo(page, photos.path);
      await page.getByRole('button', { name: /^other\.safetensors/ }).click();
      await page.getByRole('button', { name: 'Import this file' }).click();
      await page.getByRole('alert').filter({ hasText: 'not-a-model' }).waitFor();
      await look(page, 'import');
      await page.keyboard.press('Escape');

      await press(page, 'Get BiT-M R50x1');
      await page.getByText('the only thing in Lookalike that uses the network').waitFor();
      await look(page, 'download');
    });
  });
});
