import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, type Journey, takeJourney, tiles, waitForPhotos } from './journey.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Marked photos' });
const marked = (page: Page) => page.getByRole('gridcell', { selected: true });
const results = (page: Page) => page.getByRole('grid', { name: /^Similar/ });

async function addPhotos({ page, photos }: Journey, count: number): Promise<void> {
  for (let seed = 1; seed <= count; seed += 1) {
    await photos.write(`${seed}.jpg`, await photoPicture(seed, { width: 120, height: 90 }));
  }
  await addFolder(page, photos.path);
  await waitForPhotos(page, count);
}

/** Drags from the left half of one photo to the right half of another, or of itself. */
async function dragBetween(page: Page, from: number, to: number): Promise<void> {
  const [start, end] = [await tiles(page).nth(from).boundingBox(), await tiles(page).nth(to).boundingBox()];
  await page.mouse.move(start!.x + start!.width / 4, start!.y + start!.height / 2);
  await page.mouse.down();
  await page.mouse.move(end!.x + (end!.width * 3) / 4, end!.y + end!.height / 2, { steps: 5 });
}

describeJourneys('marking photos', () => {
  test('works with clicks, ranges, a box and the keyboard, and Escape lets go', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await addPhotos(journey, 30);
      await tiles(page)
        .nth(1)
        .click({ modifiers: ['Control'] });
      await bar(page).getByText('1 marked').waitFor();
      // From now on a plain click marks, too.
      await tiles(page).nth(4).click();
      await tiles(page)
        .nth(6)
        .click({ modifiers: ['Shift'] });
      await bar(page).getByText('4 marked').waitFor();
      await page.getByRole('checkbox', { name: /^Mark: Photo 5 of/ }).click();
      await bar(page).getByText('3 marked').waitFor();
      expect(page.url()).not.toContain('similar');
      await page.keyboard.press('Escape');
      await bar(page).waitFor({ state: 'detached' });

      await dragBetween(page, 0, 1);
      await expect.poll(() => marked(page).count()).toBe(2);
      await page.mouse.up();
      await page.keyboard.down('Shift');
      await dragBetween(page, 3, 3);
      await page.mouse.up();
      await page.keyboard.up('Shift');
      expect(await marked(page).count()).toBe(3);
      // The release of a drag is no click.
      expect(page.url()).not.toContain('similar');

      await bar(page).getByRole('button', { name: 'Unmark all' }).click();
      await tiles(page).nth(2).focus();
      await page.keyboard.press('x');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await bar(page).getByText('3 marked').waitFor();
      await page.keyboard.press('Shift+ArrowLeft');
      await bar(page).getByText('2 marked').waitFor();
      await page.keyboard.press('Control+a');
      await bar(page).getByText('30 marked').waitFor();
      expect(await page.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true');

      await page.keyboard.press('Control+c');
      await page.getByText('30 paths copied').waitFor();
      const paths = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\n');
      expect(new Set(paths).size).toBe(30);
      expect(paths).toContain(`${journey.photos.path}/7.jpg`);
    });
  });

  test('marked photos are searched with together, collected, or acted on from the menu', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await addPhotos(journey, 8);
      for (const index of [1, 3, 5]) {
        await tiles(page)
          .nth(index)
          .click({ modifiers: ['Control'] });
      }
      await bar(page).getByRole('button', { name: 'Add to collection' }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await bar(page).getByText('3 marked').waitFor();

      await tiles(page).nth(3).click({ button: 'right' });
      await page.getByRole('menu', { name: 'Actions for 3 photos' }).waitFor();
      await page.getByRole('menuitem', { name: 'Look through these 3' }).click();
      const look = page.getByRole('dialog', { name: 'Quick look' });
      await look.getByText('1 of 3').waitFor();
      await page.keyboard.press('Escape');
      await look.waitFor({ state: 'detached' });
      await bar(page).getByText('3 marked').waitFor();

      // A menu elsewhere is about that photo alone.
      await tiles(page).nth(0).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Find copies' }).waitFor();
      await page.keyboard.press('Escape');

      await bar(page).getByRole('button', { name: 'Find similar to these' }).click();
      await results(page).waitFor();
      expect(page.url()).toMatch(/#\/similar\/photo\/\d+\?more=photo%2F\d+&more=photo%2F\d+$/);
      expect(await bar(page).count()).toBe(0);
    });
  });

  test('the menu of one photo leads to its file as far as the machine lets it, and copies the picture', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await addPhotos(journey, 2);
      const choose = async (name: string) => {
        await tiles(page).first().click({ button: 'right' });
        await page.getByRole('menuitem', { name }).click();
      };
      await choose('Copy picture');
      await page.getByText('Picture copied').waitFor();
      const types = await page.evaluate(
        'navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))',
      );
      expect(types).toEqual(['image/png']);
      await choose('Find copies');
      await expect.poll(() => page.url()).toMatch(/#\/copies\/\d+$/);
      await page.goBack();
      await tiles(page).first().waitFor();
      if (process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined) {
        await choose('Show in folder');
        const notice = page.getByRole('alert').filter({ hasText: 'desktop-unavailable' });
        await notice.filter({ hasText: journey.photos.path }).waitFor();
      }
    });
  });
});
