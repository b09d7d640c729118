import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { writeLabelled } from '../pictures/labelled.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { answerDialogs } from './native.ts';

const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

describeDesktop('teaching', (host) => {
  test('from labelled folders to an adopted model, trained in a process that main started', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos } = journey;
      await writeLabelled(photos, 6, ['boats', 'fruit']);
      await answerDialogs(journey, [photos.path]);

      await page.getByRole('link', { name: 'Teach' }).click();
      await press(page, 'Teach a new model');
      await press(page, 'Choose a folder');
      await page.getByText('2 sub-folders are the categories').waitFor();
      await press(page, 'Next');
      await page.getByText('12 photos in 2 categories').waitFor({ timeout: 60_000 });
      await press(page, 'Next');
      await page.getByText(/^On CPU/).waitFor({ timeout: 60_000 });
      await page.getByText('Advanced', { exact: true }).click();
      await page.getByRole('spinbutton', { name: 'Epochs at most' }).fill('2');
      await page.getByRole('textbox', { name: 'Name of the model' }).fill('my-pictures');
      await press(page, 'Start training');
      await page
        .getByRole('heading', { name: /^(Better|No clear difference|Worse)/ })
        .waitFor({ timeout: 100_000 });

      // It was measured on a handful of photos, too few to show anything: a person has to insist.
      await press(page, 'Adopt it anyway');
      await page.getByRole('button', { name: 'Use it anyway' }).click();
      await page.getByText('my-pictures is in use now.').waitFor({ timeout: 60_000 });
    });
  });
});
