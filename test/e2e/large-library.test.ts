import { expect, test } from 'vitest';
import { writeLargeLibrary } from '../harness/large-library.ts';
import { describeJourneys } from './chromium.ts';
import { takeJourney, tiles } from './journey.ts';

const COUNT = 20_000;

describeJourneys('a library of 20,000 photos', () => {
  test('is walked through, marked and searched like a small one', async () => {
    await takeJourney(
      async ({ page }) => {
        const photo = (position: string) =>
          page.getByRole('button', { name: new RegExp(`^Photo ${position} of`) });
        await photo('1').waitFor({ timeout: 60_000 });
        expect(await photo('1').getAttribute('aria-label')).toMatch(/^Photo 1 of 20,000, December \d+, 2024/);

        await tiles(page).first().press('Control+End');
        await photo('20,000').waitFor();
        expect(await photo('20,000').getAttribute('aria-label')).toMatch(/January 1, 2009/);
        expect(await tiles(page).count()).toBeLessThan(300);

        await page.keyboard.press('Control+a');
        await page.getByText('20,000 marked').waitFor();
        expect(await tiles(page).count()).toBeLessThan(300);
        await page.keyboard.press('Escape');
        await page.getByText('20,000 marked').waitFor({ state: 'detached' });

        await page.keyboard.press('Enter');
        await page.getByRole('grid', { name: /^Similar/ }).waitFor();
        await page.getByText('Searched all 20,000 photos').waitFor({ timeout: 60_000 });
        expect(await tiles(page).count()).toBeGreaterThan(20);
        await page.goBack();
        await photo('20,000').waitFor();
      },
      { prepare: (dataDir, photosDir) => writeLargeLibrary(dataDir, photosDir, COUNT) },
    );
  });
});
