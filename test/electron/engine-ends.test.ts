import { expect, test } from 'vitest';
import { keepScreenshot, tiles, waitForPhotos } from '../e2e/journey.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { answerDialogs, enginePid } from './native.ts';
import { chooseSpeed } from './reading-speed.ts';

const count = 12;

describeDesktop('the engine ends', (host) => {
  test('killed while it reads photos, it is started again, goes on reading, and nothing is lost', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos, complaints } = journey;
      for (let seed = 0; seed < count; seed++) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await answerDialogs(journey, [photos.path]);
      // So slowly that it cannot be done before it is killed.
      await chooseSpeed(page, 'Gentle');
      await page.getByRole('button', { name: /^Add a folder/ }).click();
      await tiles(page).first().waitFor();

      const pid = await enginePid(journey);
      const banner = page.getByText('stopped, and is being started again');
      // It is there for half a second at most, so somebody has to look before it comes.
      const seen = banner.waitFor().then(() => keepScreenshot(page, 'desktop-engine-restarting'));
      expect(await page.getByRole('region', { name: 'Import' }).isVisible()).toBe(true);
      expect(await tiles(page).count()).toBeLessThan(count);
      process.kill(pid, 'SIGKILL');
      await seen;
      await banner.waitFor({ state: 'detached' });
      expect(await enginePid(journey)).not.toBe(pid);
      // The new engine's port reached the page: it answers.
      await chooseSpeed(page, 'Full');
      await waitForPhotos(page, count);
      await tiles(page).first().click();
      await page.getByRole('grid', { name: /^Similar photos/ }).waitFor();
      // The browser itself reports each picture that nobody could answer meanwhile.
      const expected =
        /^Failed to load resource: the server responded with a status of 5\d\d|net::ERR_FAILED/;
      complaints.splice(0, Infinity, ...complaints.filter((complaint) => !expected.test(complaint)));
    });
  });
});
