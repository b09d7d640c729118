import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeJourneys } from './chromium.ts';
import { goTo, keepScreenshot, takeJourney } from './journey.ts';

describeJourneys('settings', () => {
  test('theme and language are chosen, and kept when the page is loaded anew', async () => {
    await takeJourney(async ({ page }) => {
      const ground = () =>
        page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      const light = await ground();
      await goTo(page, 'Settings');
      await page.getByRole('radio', { name: 'Dark' }).check();
      await expect.poll(ground).not.toBe(light);
      await page.reload();
      await page.getByRole('radio', { name: 'Dark' }).and(page.locator(':checked')).waitFor();
      expect(await ground()).not.toBe(light);
      await keepScreenshot(page, 'chosen-dark-settings');
      await page.getByRole('radio', { name: 'Light', exact: true }).check();
      await expect.poll(ground).toBe(light);

      await page.getByRole('radio', { name: 'Deutsch' }).check();
      await page.getByRole('heading', { name: 'Darstellung' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('de');
      await page.getByRole('radio', { name: 'English' }).check();
      await page.getByRole('heading', { name: 'Appearance' }).waitFor();
    });
  });

  test('the data folder is told part by part, and cleaned of what nothing needs', async () => {
    await takeJourney(async ({ page }) => {
      await goTo(page, 'Settings');
      const region = page.getByRole('region', { name: 'Data folder' });
      await region.getByText('Nothing to clean up.').waitFor();
      const dataDir = await region.locator('code').innerText();
      const unfinished = join(dataDir, 'downloads', 'BiT-M-R50x1.npz.part');
      await mkdir(join(dataDir, 'downloads'), { recursive: true });
      await writeFile(unfinished, Buffer.alloc(2_000_000));

      await page.reload();
      await region.getByRole('row', { name: 'Downloads 1 2 MB 2 MB' }).waitFor();
      await region.getByRole('button', { name: 'Clean up' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('downloads that were not finished (2 MB)').waitFor();
      await dialog.getByText('are not touched').waitFor();
      await dialog.getByRole('button', { name: 'Clean up' }).click();
      await page.getByText('2 MB freed: 1 file removed.').waitFor();
      await region.getByText('Nothing to clean up.').waitFor();
      expect(existsSync(unfinished)).toBe(false);
      expect(existsSync(join(dataDir, 'library.sqlite'))).toBe(true);
    });
  });

  test('nothing connected to anybody, and the report says so much as can be copied', async () => {
    await takeJourney(async ({ page }) => {
      await goTo(page, 'Settings');
      await page.getByText('0 network connections since the start').waitFor();
      await page.getByRole('button', { name: 'Check everything' }).click();
      await page.getByText('All is well.', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Copy report' }).click();
      await page.getByText('Copied.').waitFor();
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied).toMatch(/^Lookalike · \w+/);
      expect(copied).toContain('Watching: 0 of 0 folders are watched now');
      expect(copied).toContain('WebGL');
      await page.getByText('0 network connections since the start').waitFor();
    });
  });

  test('the keys are shown on any screen', async () => {
    await takeJourney(async ({ page }) => {
      await page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keys' });
      await dialog.getByText('Find similar photos').first().waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      // A choice is not a place to write: keys mean there what they mean everywhere.
      await goTo(page, 'Settings');
      await page.getByRole('radio', { name: 'Dark' }).check();
      await page.keyboard.press('?');
      await dialog.waitFor();
    });
  });
});
