import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeJourneys } from './chromium.ts';
import { addSamples, keepScreenshot, takeJourney, tiles } from './journey.ts';

const results = (page: Page) => page.getByRole('grid', { name: /^Similar photos/ });
const examples = (page: Page) => page.getByRole('list', { name: 'Examples' }).getByRole('listitem');
const least = (page: Page) => page.getByRole('slider', { name: 'At least this alike' });

/** Names of the hits, best first, with how alike they are in per cent. */
async function hits(page: Page): Promise<{ name: string; percent: number }[]> {
  const titles = await tiles(page).evaluateAll((all: { title: string }[]) => all.map(({ title }) => title));
  return titles.map((title) => {
    const [name = '', score = ''] = title.split('\n');
    return { name, percent: Number.parseInt(score) };
  });
}

const names = async (page: Page) => (await hits(page)).map(({ name }) => name);

/** What the sample pictures show is the first part of their names. */
const subjectOf = (name: string) => name.split('-')[0] ?? '';

/** From the gallery of samples to what is similar to one of them, with all hits small enough to be in sight. */
async function findSimilar(page: Page): Promise<void> {
  await addSamples(page);
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await tiles(page).nth(5).click();
  await results(page).waitFor();
}

describeJourneys('searching by examples', () => {
  test('a photo marked as an example steers the ranking at once, and back takes it out again', async () => {
    await takeJourney(async ({ page }) => {
      await findSimilar(page);
      const before = await names(page);
      // The least alike of all: what it shows is far down before it is an example, and near the top after.
      const wanted = before.length - 1;
      const example = before[wanted]!;
      const best = async () => {
        const ofSubject = (await hits(page)).filter(
          ({ name }) => name !== example && subjectOf(name) === subjectOf(example),
        );
        return Math.max(...ofSubject.map(({ percent }) => percent));
      };
      const bestBefore = await best();

      // By key, and nothing moves under the pointer: the old results stay until the new ones take their place.
      await tiles(page).nth(wanted).focus();
      const place = await tiles(page).first().boundingBox();
      await page.keyboard.press('m');
      await examples(page)
        .filter({ has: page.getByRole('button', { name: 'Remove example 1' }) })
        .waitFor();
      await expect.poll(() => names(page)).not.toContain(example);
      expect(await tiles(page).first().boundingBox()).toMatchObject({ y: place!.y });
      expect(page.url()).toMatch(/\?more=photo%2F\d+$/);
      expect(await best()).toBeGreaterThan(bestBefore);

      // By mouse, over the photo.
      const [unwanted] = await names(page);
      await tiles(page).first().hover();
      await page.getByRole('gridcell').first().getByRole('button', { name: 'Not like this' }).click();
      await expect.poll(() => names(page)).not.toContain(unwanted);
      await expect.poll(() => examples(page).count()).toBe(2);
      await keepScreenshot(page, 'similar-examples');

      // By menu; the first of the kind turns round.
      const [third] = await names(page);
      await tiles(page).first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'More like this' }).click();
      await expect.poll(() => names(page)).not.toContain(third);
      await page.getByRole('slider', { name: 'Weight of example 3' }).press('ArrowLeft');
      await expect.poll(() => page.url()).toMatch(/more=photo%2F\d+%3B0\.75/);
      await page.getByRole('button', { name: 'Example 2: ask for like photos' }).click();
      await expect.poll(() => page.url()).not.toContain('less=');
      await page.reload();
      await expect.poll(() => examples(page).count()).toBe(3);

      await page.getByRole('button', { name: 'Remove example 3' }).click();
      await expect.poll(() => examples(page).count()).toBe(2);
      for (const count of [3, 3, 2, 1]) {
        await page.getByRole('button', { name: 'Back' }).click();
        await expect.poll(() => examples(page).count()).toBe(count);
      }
      await page.getByRole('button', { name: 'Back' }).click();
      await expect.poll(() => names(page)).toEqual(before);
      await page.getByRole('button', { name: 'Forward' }).click();
      await expect.poll(() => examples(page).count()).toBe(1);
    });
  });

  test('a box around a part of the picture searches with that part, and the search is kept as a concept', async () => {
    await takeJourney(async ({ page }) => {
      await findSimilar(page);
      await page.getByRole('button', { name: 'Draw a box' }).click();
      const dialog = page.getByRole('dialog', { name: 'Which part should be alike?' });
      const box = dialog.getByRole('button', { name: /^Box/ });
      expect(await box.getAttribute('aria-label')).toBe(
        'Box 50% wide and 50% high, 25% from the left and 25% from the top',
      );
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('ArrowUp');
      await dialog
        .getByRole('status')
        .filter({ hasText: 'Box 52% wide and 50% high, 25% from the left and 23% from the top' })
        .waitFor();

      const picture = (await dialog.locator('.stage').boundingBox())!;
      await page.mouse.move(picture.x + picture.width * 0.1, picture.y + picture.height * 0.1);
      await page.mouse.down();
      await page.mouse.move(picture.x + picture.width * 0.6, picture.y + picture.height * 0.7, { steps: 3 });
      await page.mouse.up();
      await dialog.getByRole('status').filter({ hasText: 'Box 50% wide and 60% high' }).waitFor();
      await keepScreenshot(page, 'similar-box');
      const whole = await page.locator('.score').allTextContents();
      await dialog.getByRole('button', { name: 'Search with this part' }).click();
      await page.getByText('A part of the picture').waitFor();
      await expect.poll(() => page.url()).toMatch(/\?box=0\.\d+%2C0\.\d+%2C0\.\d+%2C0\.\d+$/);
      await expect.poll(() => page.locator('.score').allTextContents()).not.toEqual(whole);

      await page.getByRole('button', { name: 'Save as concept' }).click();
      const name = page.getByRole('textbox', { name: 'Name' });
      await name.fill('What I look for');
      await name.press('Enter');
      await page.getByText('“What I look for” is now a collection.').waitFor();
      await page.getByRole('button', { name: 'Whole picture' }).click();
      await expect.poll(() => page.locator('.score').allTextContents()).toEqual(whole);
      await page.getByRole('button', { name: 'Show collections' }).click();
      await page.getByText('What I look for', { exact: true }).first().waitFor();
    });
  });

  test('the slider, the suggested cut, bursts and words narrow what is shown', async () => {
    await takeJourney(async ({ page }) => {
      await findSimilar(page);
      const cut = page.getByRole('button', { name: /^Use suggested cut/ });
      const [kept] = /\d+/.exec((await cut.textContent()) ?? '') ?? [];
      await page.getByRole('button', { name: 'Group bursts', pressed: true }).click();
      await cut.click();
      await page.getByText(new RegExp(`^${kept} of \\d+ alike enough$`)).waitFor();
      expect(await tiles(page).count()).toBe(Number(kept));
      await expect.poll(() => page.url()).toMatch(/\?least=0\.\d+$/);
      await keepScreenshot(page, 'similar-cut');

      await least(page).press('End');
      await page.getByRole('heading', { name: 'No photo is that alike' }).waitFor();
      await least(page).press('Home');
      await page.getByRole('button', { name: /^Use suggested cut/ }).waitFor();
      await expect.poll(() => page.url()).not.toContain('least=');

      const loose = await page.getByRole('grid').getAttribute('aria-rowcount');
      await page.getByRole('button', { name: 'Group bursts', pressed: false }).click();
      const folded = await tiles(page).count();
      const more = page.getByRole('button', { name: /^Show \d+ more of this burst/ }).first();
      const [others] = /\d+/.exec((await more.getAttribute('aria-label')) ?? '') ?? [];
      await more.click();
      expect(await tiles(page).count()).toBe(folded + Number(others));
      const best = page.getByRole('button', { name: /best of a burst/ }).first();
      await best.press('b');
      await expect.poll(() => tiles(page).count()).toBe(folded);
      expect(Number(loose)).toBeGreaterThan(0);

      await page.keyboard.press('/');
      const words = page.getByRole('searchbox', { name: 'Name, folder or tag' });
      await words.pressSequentially('balloons-');
      await expect
        .poll(async () => (await names(page)).every((name) => name.startsWith('balloons-')))
        .toBe(true);
      expect(await tiles(page).count()).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Filters', exact: true }).click();
      await words.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Remove the filter “balloons-”' }).click();
      await expect.poll(() => tiles(page).count()).toBe(folded);
      expect(page.url()).not.toContain('?');
    });
  });
});
