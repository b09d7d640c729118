import { expect, test } from 'vitest';
import { tiles, waitForPhotos } from '../e2e/journey.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { answerDialogs, enginePid } from './native.ts';

const count = 40;

describeDesktop('the engine ends', (host) => {
  test('killed while it reads photos, it is started again, goes on reading, and nothing is lost', async () => {
    await takeDesktopJourney(host, async (journey) => {
      const { page, photos, complaints } = journey;
      for (let seed = 0; seed < count; seed++) await photos.write(`${seed}.jpg`, await photoPicture(seed));
      await answerDialogs(journey, [photos.path]);
      await page.getByRole('button', { name: /^Add a folder/ }).click();
      await tiles(page).first().waitFor();

      const pid = await enginePid(journey);
      process.kill(pid, 'SIGKILL');
      await page.getByText('stopped, and is being started again').waitFor();
      await page.getByText('stopped, and is being started again').waitFor({ state: 'detached' });
      await waitForPhotos(page, count);
      expect(await enginePid(journey)).not.toBe(pid);

      // The new engine's port reached the page: it answers.
      await tiles(page).first().click();
      await page.getByRole('grid', { name: /^Similar photos/ }).waitFor();
      // The browser itself reports each picture that nobody could answer meanwhile.
      const expected =
        /^Failed to load resource: the server responded with a status of 5\d\d|net::ERR_FAILED/;
      complaints.splice(0, Infinity, ...complaints.filter((complaint) => !expected.test(complaint)));
    });
  });
});
