import { expect, test } from 'vitest';
import { describeDesktop } from './hosts.ts';
import { takeDesktopJourney } from './journey.ts';
import type { DesktopProgram } from './program.ts';

const bounds = (program: DesktopProgram) =>
  program.evaluate(({ BrowserWindow }, _nothing: null) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      bounds: window?.getNormalBounds(),
      isMaximized: window?.isMaximized(),
      isVisible: window?.isVisible(),
    };
  }, null);

describeDesktop('the window', (host) => {
  test('comes back where it was, and as large', async () => {
    await takeDesktopJourney(host, async (journey) => {
      await journey.page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      const place = { x: 120, y: 80, width: 900, height: 640 };
      await journey.evaluate(({ BrowserWindow }, wanted) => {
        BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
      }, place);
      await expect.poll(() => bounds(journey)).toMatchObject({ bounds: place, isVisible: true });

      const again = await journey.startAnew();
      await expect.poll(() => bounds(again)).toEqual({ bounds: place, isMaximized: false, isVisible: true });
      await again.evaluate(({ BrowserWindow }, _nothing: null) => {
        BrowserWindow.getAllWindows()[0]?.maximize();
      }, null);
      const third = await journey.startAnew();
      await expect.poll(() => bounds(third)).toEqual({ bounds: place, isMaximized: true, isVisible: true });
    });
  });

  test('closing it ends the program, and its engine with it', async () => {
    await takeDesktopJourney(host, async (journey) => {
      await journey.page.getByRole('heading', { name: 'Find photos by how they look' }).waitFor();
      await journey.evaluate(({ BrowserWindow }, _nothing: null) => {
        BrowserWindow.getAllWindows()[0]?.close();
      }, null);
      expect(await journey.ended).toBe(0);
    });
  });
});
