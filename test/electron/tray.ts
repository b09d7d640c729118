import { expect } from 'vitest';
import type { DesktopProgram } from './program.ts';

interface Left {
  trayMenu?: { items: { id?: string; click: unknown }[] } | null | undefined;
}

/** From now on the tray's menu is at hand for `chooseFromTray`: no program can ask a tray for it. */
export function catchTray(program: DesktopProgram): Promise<void> {
  return program.evaluate(({ Tray }, _nothing: null) => {
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      (globalThis as Left).trayMenu = menu;
      setContextMenu.call(this, menu);
    };
  }, null);
}

/** The ids of the lines that the tray offers; none where there is no tray. */
const trayLines = (program: DesktopProgram): Promise<string[]> =>
  program.evaluate(
    (_electron, _nothing: null) =>
      ((globalThis as Left).trayMenu?.items ?? []).flatMap(({ id }) => (id === undefined ? [] : [id])),
    null,
  );

export async function chooseFromTray(program: DesktopProgram, itemId: string): Promise<void> {
  await expect.poll(() => trayLines(program)).toContain(itemId);
  await program.evaluate((_electron, wanted) => {
    const item = (globalThis as Left).trayMenu?.items.find(({ id }) => id === wanted);
    // Not at once: what ends the program would end this question unanswered.
    setTimeout(item?.click as () => void, 20);
  }, itemId);
}
