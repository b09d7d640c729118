import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { troubles } from './axe.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, type Journey, keepScreenshot, takeJourney, tiles, waitForPhotos } from './journey.ts';

/** Nobody has serious trouble with this screen; a picture of it is kept where that is asked for. */
async function check(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name);
  expect({ [name]: await troubles(page) }).toEqual({ [name]: [] });
}

/** A library of four photos. */
async function importFour({ page, photos }: Journey): Promise<void> {
  for (const seed of [1, 2, 3, 4]) await photos.write(`photo-${seed}.jpg`, await photoPicture(seed));
  await addFolder(page, photos.path);
  await waitForPhotos(page, 4);
}

/** Marks photos of the gallery by their place, and chooses what to do with them. */
async function withMarked(page: Page, places: readonly number[], action: string): Promise<void> {
  for (const place of places)
    await tiles(page)
      .nth(place)
      .click({ modifiers: ['Control'] });
  await page.getByRole('region', { name: 'Marked photos' }).getByRole('button', { name: action }).click();
}

/** What the page complains of while nobody answers is what it should. */
async function startAnew(journey: Journey): Promise<void> {
  expect(journey.complaints).toEqual([]);
  await journey.served.end();
  const { address } = await journey.serveAgain();
  await journey.page.goto(address);
  await place(journey.page, 'Collections').waitFor();
  journey.complaints.length = 0;
}

const notice = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Messages' }).getByText(text);
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name });
const card = (page: Page, name: string) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: name });

describeJourneys('collections', () => {
  test('one is made of marked photos by keyboard, fills, empties and goes, and each step is taken back', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await importFour(journey);
      await place(page, 'Collections').click();
      await page.getByRole('heading', { name: 'Keep photos together' }).waitFor();
      await check(page, 'collections-none');
      await page.goBack();

      await withMarked(page, [0, 1], 'Add to collection');
      const dialog = page.getByRole('dialog', { name: 'Add 2 photos to a collection' });
      await dialog.getByText('You have no collection yet').waitFor();
      await page.keyboard.type('Trip <b>🌊');
      await dialog.getByRole('option', { name: 'New collection “Trip <b>🌊”' }).waitFor();
      await page.keyboard.press('Enter');
      await notice(page, /Trip <b>🌊.* was made with 2 photos/).waitFor();

      await withMarked(page, [2], 'Add to collection');
      const other = page.getByRole('dialog', { name: 'Add 3 photos to a collection' });
      await other.getByRole('option', { name: /Trip.*2 photos/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await check(page, 'collect-dialog');
      await page.keyboard.press('Enter');
      await notice(page, /1 photo was added to .*Trip <b>🌊/).waitFor();

      await place(page, 'Collections').click();
      await card(page, 'Trip').getByText('3 photos').waitFor();
      await page.keyboard.press('Control+z');
      await card(page, 'Trip').getByText('2 photos').waitFor();
      await card(page, 'Trip').getByRole('link').click();
      await page.getByRole('heading', { name: 'Trip <b>🌊' }).waitFor();
      await waitForPhotos(page, 2);
      expect(page.url()).toMatch(/#\/collection\/\d+$/);

      await tiles(page)
        .first()
        .click({ modifiers: ['Control'] });
      await page.getByRole('button', { name: 'Remove 1 photo', exact: true }).click();
      await waitForPhotos(page, 1);
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await waitForPhotos(page, 2);

      await page.getByRole('button', { name: 'Actions for Trip <b>🌊' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('heading', { name: 'Keep photos together' }).waitFor();
      await page.keyboard.press('Control+z');
      await card(page, 'Trip').getByText('2 photos').waitFor();
    });
  });

  test('names are refused where they are taken, and changed; a deleted one is gone after a restart', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await importFour(journey);
      await place(page, 'Collections').click();
      const name = page.getByRole('textbox', { name: 'Name' });
      for (const wanted of ['Alps', 'Beach']) {
        await page.getByRole('button', { name: 'New collection' }).click();
        await name.fill(wanted);
        await page.keyboard.press('Enter');
        await card(page, wanted).getByText('No photos yet').waitFor();
      }
      await card(page, 'Beach').getByRole('button', { name: 'Actions for Beach' }).click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await name.fill('ALPS');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'already a collection named “Alps”' }).waitFor();
      await check(page, 'collection-name-taken');
      await name.fill('Sea');
      await page.keyboard.press('Enter');
      await card(page, 'Sea').waitFor();
      expect(await card(page, 'Beach').count()).toBe(0);

      await card(page, 'Alps').getByRole('button', { name: 'Actions for Alps' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await card(page, 'Alps').waitFor({ state: 'detached' });
      await startAnew(journey);
      await place(page, 'Collections').click();
      await card(page, 'Sea').waitFor();
      expect(await page.getByRole('main').getByRole('listitem').count()).toBe(1);
    });
  });
});

describeJourneys('a concept', () => {
  test('with a picture from outside is opened again after a restart, and searches', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await importFour(journey);
      const buffer = await photoPicture(7);
      await page.setInputFiles('input[type=file]', { name: 'outside.jpg', mimeType: 'image/jpeg', buffer });
      const results = page.getByRole('grid', { name: /^Similar photos/ });
      await results.waitFor();
      await page.getByRole('button', { name: 'Save as concept' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Like outside');
      await page.keyboard.press('Enter');
      await notice(page, '“Like outside” is now a collection.').waitFor();

      await startAnew(journey);
      await place(page, 'Collections').click();
      await card(page, 'Like outside').getByText('Concept').waitFor();
      await check(page, 'collections-concept');
      await card(page, 'Like outside').getByRole('button', { name: 'Like outside', exact: true }).click();
      await results.waitFor();
      await expect.poll(() => tiles(page).count()).toBe(4);
      expect(page.url()).toMatch(/#\/similar\/query\//);
      await page.goBack();
      await card(page, 'Like outside').waitFor();
    });
  });
});

describeJourneys('labels', () => {
  test('go on marked photos and come off again, and photos are found by them', async () => {
    await takeJourney(async (journey) => {
      const { page } = journey;
      await importFour(journey);
      await withMarked(page, [0, 1, 2], 'Use as training label');
      const dialog = page.getByRole('dialog', { name: 'Label 3 photos' });
      await dialog.getByText('None yet.').waitFor();
      await page.keyboard.type('holiday');
      await page.keyboard.press('Enter');
      await notice(page, /3 photos were labelled .*holiday/).waitFor();

      // Case does not make another label of it.
      await withMarked(page, [3], 'Use as training label');
      const all = page.getByRole('dialog', { name: 'Label 4 photos' });
      await all.getByText('on 3 of 4').waitFor();
      await page.keyboard.type('HOLIDAY');
      await all.getByRole('option', { name: /^holiday yours, 3 photos/, selected: true }).waitFor();
      await check(page, 'label-dialog');
      await all.getByRole('button', { name: 'Label', exact: true }).click();
      await notice(page, /1 photo was labelled .*holiday/).waitFor();
      await page.keyboard.press('Control+z');

      await page.goto(page.url().replace(/#.*/, '#/?tag=holiday'));
      await waitForPhotos(page, 3);
      await page.getByRole('button', { name: 'Unmark all' }).click();
      await withMarked(page, [0, 1, 2], 'Use as training label');
      const three = page.getByRole('dialog', { name: 'Label 3 photos' });
      await three.getByRole('button', { name: 'Remove label holiday' }).click();
      await three.getByText('None yet.').waitFor();
      await three.getByRole('combobox').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await notice(page, /The label .*holiday.* was taken off 3 photos/).waitFor();
      await expect.poll(() => tiles(page).count(), { timeout: 20_000 }).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await waitForPhotos(page, 3);
    });
  });
});
