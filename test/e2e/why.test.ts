import { utimes } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { photoPicture } from '../pictures/photo.ts';
import { pictureWithBall } from '../pictures/with-ball.ts';
import { troubles } from './axe.ts';
import { describeJourneys } from './chromium.ts';
import { addFolder, keepScreenshot, takeJourney, tiles, waitForPhotos } from './journey.ts';

const upperLeft = { x: 0.34, y: 0.3 };
const lowerRight = { x: 0.66, y: 0.7 };
/** Of the ball, as a share of the height. */
const RADIUS = 66 / 320;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Why this match' });
const side = (page: Page, caption: 'Searched with' | 'Found') =>
  dialog(page).getByRole('figure').filter({ hasText: caption });
const parts = (figure: Locator) => figure.getByRole('grid', { name: /: parts of the picture$/ });
const chosen = (figure: Locator) => figure.getByRole('gridcell', { selected: true });
const counterpart = (figure: Locator) => figure.locator('.counterpart');

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('this is not on the screen');
  return box;
}

/** From the middle of a part to a place on its picture, as a share of the picture's height. */
async function distance(figure: Locator, part: Locator, place: { x: number; y: number }): Promise<number> {
  const [whole, cell] = [await boxOf(figure.locator('img')), await boxOf(part)];
  const across = cell.x + cell.width / 2 - (whole.x + place.x * whole.width);
  const down = cell.y + cell.height / 2 - (whole.y + place.y * whole.height);
  return Math.hypot(across, down) / whole.height;
}

/** Searches with the picture whose ball lies at the upper left, and asks why the other one was found. */
async function askWhy(
  page: Page,
  photos: { path: string; write: (name: string, bytes: Buffer) => Promise<string> },
) {
  const pictures = [
    ['one.jpg', await pictureWithBall(1, upperLeft)],
    ['other.jpg', await pictureWithBall(2, lowerRight)],
    ['another.jpg', await photoPicture(11)],
  ] as const;
  // A day apart, so that they are shown in this order.
  for (const [index, [name, bytes]] of pictures.entries()) {
    const day = new Date(2026, 0, 20 - index);
    await utimes(await photos.write(name, bytes), day, day);
  }
  await addFolder(page, photos.path);
  await waitForPhotos(page, 3);
  await tiles(page).first().click();
  await page.getByRole('grid', { name: /^Similar/ }).waitFor();
  await openWhy(page);
  await parts(side(page, 'Found')).waitFor();
}

async function openWhy(page: Page) {
  await tiles(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Why this match' }).click();
}

describeJourneys('why a photo was found', () => {
  test('the parts that two photos share are the hottest, and pointing at one shows the other', async () => {
    await takeJourney(async ({ page, photos }) => {
      await askWhy(page, photos);
      await dialog(page)
        .getByText(/^Cosine 0\.\d{3}$/)
        .waitFor();
      await dialog(page).getByText('one.jpg', { exact: true }).waitFor();
      await dialog(page).getByText('other.jpg', { exact: true }).waitFor();
      await keepScreenshot(page, 'light-why');
      expect(await troubles(page)).toEqual([]);
      const [query, hit] = [side(page, 'Searched with'), side(page, 'Found')];

      // The cursor of the keyboard starts on the hottest part.
      await parts(query).focus();
      expect(await distance(query, chosen(query), upperLeft)).toBeLessThan(RADIUS);
      expect(await distance(hit, counterpart(hit), lowerRight)).toBeLessThan(RADIUS);
      await keepScreenshot(page, 'light-why-linked');
      expect(await parts(query).getAttribute('aria-activedescendant')).toBe(
        await chosen(query).getAttribute('id'),
      );
      const spoken = await chosen(query).getAttribute('aria-label');
      expect(spoken).toMatch(/: agrees strongly, most of all with the other picture’s [a-z ]+\.$/);
      await dialog(page)
        .getByText(spoken ?? '', { exact: true })
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => chosen(query).getAttribute('aria-label')).not.toBe(spoken);
      await page.keyboard.press('Tab');
      expect(await distance(hit, chosen(hit), lowerRight)).toBeLessThan(RADIUS);

      // The pointer does the same.
      const { x, y, width, height } = await boxOf(hit.locator('img'));
      await page.mouse.move(x + lowerRight.x * width, y + lowerRight.y * height);
      expect(await distance(query, counterpart(query), upperLeft)).toBeLessThan(RADIUS);
      await page.mouse.move(5, 5);

      const bare = dialog(page).getByRole('button', { name: 'Only the pictures' });
      const opacity = () =>
        page.evaluate(`getComputedStyle(document.querySelector('dialog canvas')).opacity`);
      await bare.click();
      expect(await opacity()).toBe('0');
      await bare.click();
      expect(await opacity()).toBe('0.8');
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement?.getAttribute("data-photo")')).toBe('0');
    });
  });

  test('it is clear in the dark and in a narrow window, also when the engine cannot be asked', async () => {
    await takeJourney(
      async ({ page, photos, complaints }) => {
        await askWhy(page, photos);
        await dialog(page)
          .getByText(/^Cosine/)
          .waitFor();
        await keepScreenshot(page, 'dark-narrow-why');
        expect(await troubles(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(480);
        await dialog(page).getByRole('button', { name: 'Close' }).click();

        await page.context().setOffline(true);
        await openWhy(page);
        await dialog(page).getByRole('alert').getByText('engine-unreachable').waitFor();
        await keepScreenshot(page, 'dark-narrow-why-failed');
        expect(await troubles(page)).toEqual([]);
        await page.context().setOffline(false);
        await dialog(page).getByRole('button', { name: 'Try again' }).click();
        await dialog(page)
          .getByText(/^Cosine/)
          .waitFor();
        // The browser itself reports the request that nobody answered.
        const expected = /^Failed to load resource: net::ERR_/;
        complaints.splice(0, Infinity, ...complaints.filter((complaint) => !expected.test(complaint)));
      },
      { width: 480, colorScheme: 'dark' },
    );
  });
});
