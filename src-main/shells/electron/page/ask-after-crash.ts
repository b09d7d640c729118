import type { BrowserWindow, Dialog } from 'electron';
import type { ShellText } from '../text/text.ts';

/** Whether the person wants the page loaded again. Who just closes the box would be left with an empty window. */
export async function askAfterCrash(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow,
  { message, detail, again, quit }: ShellText['pageCrash'],
): Promise<boolean> {
  const box: Electron.MessageBoxOptions = {
    type: 'error',
    ...{ title: 'Lookalike', message, detail },
    ...{ buttons: [again, quit], defaultId: 0, cancelId: 1, noLink: true },
  };
  // With a window that waits in the tray its box would be out of sight, too.
  const { response } = await (window.isDestroyed() || !window.isVisible()
    ? dialog.showMessageBox(box)
    : dialog.showMessageBox(window, box));
  return response === 0;
}
