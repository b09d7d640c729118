import { expect, test } from 'vitest';
import { describeJourneys } from './chromium.ts';
import { takeJourney } from './journey.ts';

describeJourneys('the language of the screens', () => {
  test('follows the browser, in words, figures and errors', async () => {
    await takeJourney(
      async ({ page }) => {
        await page.getByRole('heading', { name: 'Fotos danach finden, wie sie aussehen' }).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe('de');
        expect(await page.title()).toBe('Fotos – Lookalike');
        await page.getByRole('button', { name: 'Ordner mit Fotos hinzufügen' }).click();
        await page.getByRole('textbox', { name: 'Ordner' }).fill('/kein solcher Ordner');
        await page.getByRole('button', { name: 'Öffnen', exact: true }).click();
        await page.getByRole('alert').filter({ hasText: 'Diesen Ordner gibt es nicht.' }).waitFor();
        await page.keyboard.press('Escape');

        await page.getByRole('button', { name: 'Mit Beispielbildern ausprobieren' }).click();
        await page.getByText(/^Auf dem neuesten Stand: \d+ neu\.$/).waitFor({ timeout: 60_000 });
        await page.getByRole('button', { name: /^Foto 1 von \d+, \d+\. \p{L}+ \d{4}$/u }).click();
        await page.getByRole('grid', { name: 'Ähnliche Fotos, die ähnlichsten zuerst' }).waitFor();
      },
      { locale: 'de-DE' },
    );
  });
});
