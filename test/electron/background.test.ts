import { chmod } from 'node:fs/promises';
import { delimiter } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goTo, keepScreenshot, waitForPhotos } from '../e2e/journey.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import { answerDialogs, enginePid } from './native.ts';
import { setOnBattery, takePower } from './power.ts';
import type { DesktopProgram } from './program.ts';
import { chooseSpeed } from './reading-speed.ts';
import { catchTray, chooseFromTray } from './tray.ts';

const count = 12;

interface Left {
  progress?: number[];
}

/** From now on what the window shows in the taskbar is remembered. */
const catchProgress = (program: DesktopProgram) =>
  program.evaluate(({ BrowserWindow }, _nothing: null) => {
    const shown: number[] = [];
    (globalThis as Left).progress = shown;
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('There is no window.');
    window.setProgressBar = (progress) => {
      shown.push(progress);
    };
  }, null);

const isVisible = (program: DesktopProgram) =>
  program.evaluate(
    ({ BrowserWindow }, _nothing: null) => BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    null,
  );

async function chooseSettings(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  for (const name of ['Keep running in the tray', 'Pause on battery']) {
    const choice = page.getByRole('checkbox', { name });
    await choice.check();
    await expect.poll(() => choice.isChecked()).toBe(true);
  }
  await page.getByText('This copy runs from its source.').scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'desktop-settings');
  await goTo(page, 'Photos');
}

describeDesktop('in the background', (host) => {
  test('work waits on battery, the taskbar shows how far it is, and the tray keeps it without its window', async () => {
    await using tools = await makeTestFolder();
    await using supplies = await makeTestFolder();
    await takeDesktopJourney(
      host,
      async (journey) => {
        const { page, photos } = journey;
        for (let seed = 0; seed < count; seed++) await photos.write(`${seed}.jpg`, await photoPicture(seed));
        await answerDialogs(journey, [photos.path]);
        await catchTray(journey);
        await catchProgress(journey);

        await takePower(journey, supplies);
        await chooseSettings(page);
        await chooseSpeed(page, 'Gentle');

        await page.getByRole('button', { name: /^Add a folder/ }).click();
        const strip = page.getByRole('region', { name: 'Import' });
        await strip.waitFor();
        await setOnBattery(journey, supplies, true);
        const held = page.getByText('Paused: this machine runs on its battery.');
        await held.waitFor();
        await strip.getByText('Paused', { exact: true }).waitFor();
        await keepScreenshot(page, 'desktop-on-battery');
        await setOnBattery(journey, supplies, false);
        await held.waitFor({ state: 'detached' });
        await waitForPhotos(page, count);
        const progress = () =>
          journey.evaluate((_electron, _nothing: null) => (globalThis as Left).progress ?? [], null);
        await expect.poll(async () => (await progress()).at(-1)).toBe(-1);
        expect((await progress()).filter((share) => share > 0 && share < 1)).not.toEqual([]);

        const engine = await enginePid(journey);
        await journey.evaluate(({ BrowserWindow }, _nothing: null) => {
          BrowserWindow.getAllWindows()[0]?.close();
        }, null);
        await expect.poll(() => isVisible(journey)).toEqual([false]);
        // Nobody looks, and still new photos are found.
        await photos.write('new.jpg', await photoPicture(50));
        await chooseFromTray(journey, 'open');
        await expect.poll(() => isVisible(journey)).toEqual([true]);
        await waitForPhotos(page, count + 1);
        expect(await enginePid(journey)).toBe(engine);

        await chooseFromTray(journey, 'quit');
        expect(await journey.ended).toBe(0);
      },
      async () => {
        // What this desktop would say that has a tray.
        const asked = await tools.write('dbus-send', "#!/bin/sh\necho '   boolean true'\n");
        await chmod(asked, 0o755);
        return { environment: { PATH: [tools.path, process.env.PATH ?? ''].join(delimiter) } };
      },
    );
  });
});
