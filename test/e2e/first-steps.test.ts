import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, addSamples, takeJourney, tiles, waitForPhotos } from './journey.ts';

describeJourneys('first steps', () => {
  test('samples, then a right-click shows similar pictures with scores, and back leads to the same place', async () => {
    await takeJourney(async ({ page }) => {
      await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      await addSamples(page);

      const gallery = page.getByRole('grid', { name: 'Photos', exact: true });
      const photo = tiles(page).nth(8);
      const label = await photo.getAttribute('aria-label');
      await photo.click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Find similar' }).click();

      const results = page.getByRole('grid', { name: /^Similar photos/ });
      await results.waitFor();
      expect(page.url()).toMatch(/#\/similar\/photo\/\d+$/);
      const scores = await results.locator('.score').allTextContents();
      expect(scores.length).toBeGreaterThan(5);
      const chances = scores.map((score) => Number(/^(\d+)%$/.exec(score)?.[1]));
      expect(chances).toEqual([...chances].sort((one, other) => other - one));
      await page.getByText(/^Searched all \d+ photos$/).waitFor();
      const title = await tiles(page).first().getAttribute('title');
      expect(title).toMatch(
        /\d+% chance that you would call it the same kind of picture\. Cosine -?0\.\d{3}\./,
      );

      await page.goBack();
      await gallery.waitFor();
      const focused = page.locator('button:focus');
      expect(await focused.getAttribute('aria-label')).toBe(label);
      await page.goForward();
      await results.waitFor();
    });
  });

  test('a click finds similar photos, a tag narrows them, and the filter is part of the address', async () => {
    await takeJourney(async ({ page }) => {
      await addSamples(page);
      await tiles(page).first().click();
      await page.getByRole('grid', { name: /^Similar photos/ }).waitFor();
      const all = await page.getByRole('grid').getAttribute('aria-rowcount');

      await page.getByRole('button', { name: 'Filters' }).click();
      const shows = page.getByRole('combobox', { name: 'Shows' });
      const [, first] = await shows.locator('option').all();
      await shows.selectOption(await first!.getAttribute('value'));
      await expect.poll(() => page.url()).toMatch(/\?tag=/);
      await page.getByRole('button', { name: 'Clear' }).waitFor();

      await page.reload();
      expect(page.url()).toMatch(/\?tag=/);
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(all);
    });
  });

  test('a folder is found by walking through folders, with its photos counted on the way', async () => {
    await takeJourney(async ({ page, photos }) => {
      await photos.write('trips/lake/a.jpg', await photoPicture(1));
      await photos.write('trips/lake/b.jpg', await photoPicture(2));
      await photos.write('trips/lake/Trash/c.jpg', await photoPicture(3));
      await mkdir(join(photos.path, 'trips', 'nothing'));

      await page.getByRole('button', { name: 'Add a folder of photos' }).click();
      const path = page.getByRole('textbox', { name: 'Folder' });
      await expect.poll(() => path.inputValue()).not.toBe('');
      await path.fill(join(photos.path, 'no such folder'));
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'folder-not-found' }).waitFor();

      await path.fill(photos.path);
      await path.press('Enter');
      await page.getByRole('button', { name: 'trips', exact: true }).click();
      await page.getByRole('button', { name: 'lake', exact: true }).click();
      await page.getByText('2 photos directly in this folder').waitFor();
      expect(await path.inputValue()).toBe(join(photos.path, 'trips', 'lake'));
      await page.getByRole('button', { name: 'To the folder above' }).click();
      await page.getByText('No photos directly in this folder').waitFor();
      await page.getByRole('button', { name: 'lake', exact: true }).click();

      await page.getByText('Leave some folders or files out').click();
      await page.getByRole('textbox', { name: /^Patterns to leave out/ }).fill('Trash/**');
      await page.getByRole('button', { name: 'Add this folder' }).click();
      await waitForPhotos(page, 2);
      expect(page.url()).toMatch(/#\/folder\/\d+$/);
      await page.getByText('1 pattern is left out').waitFor();
    });
  });

  test('a folder leaves the library only after a question, and its files stay', async () => {
    await takeJourney(async ({ page, photos }) => {
      await photos.write('a.jpg', await photoPicture(1));
      await addFolder(page, photos.path);
      await waitForPhotos(page, 1);
      await page.getByRole('button', { name: 'Folder actions' }).click();
      await page.getByRole('menuitem', { name: 'Remove from library' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      await access(join(photos.path, 'a.jpg'));
    });
  });
});
