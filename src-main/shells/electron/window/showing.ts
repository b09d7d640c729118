import type { BrowserWindow } from 'electron';
import type { WindowPlacement } from './window-state.ts';

type ShownWindow = Pick<
  BrowserWindow,
  'isDestroyed' | 'isMinimized' | 'restore' | 'maximize' | 'setFullScreen' | 'show' | 'focus'
> & {
  once(event: 'ready-to-show', listener: () => void): unknown;
  webContents: { once(event: 'did-finish-load', listener: () => void): unknown };
};

/** How the window comes in sight. */
export interface Showing {
  /** In front of the others, from wherever it was. */
  show: () => void;
  /** Unless it has been in sight: a window that comes up late, once more, would take the keys that a person types. */
  showFirst: () => void;
  /** As soon as the screens are drawn. */
  showFirstWhenDrawn: () => void;
}

export function createShowing(
  window: ShownWindow,
  placement: Pick<WindowPlacement, 'isMaximised' | 'isFullScreen'>,
  platform: NodeJS.Platform,
): Showing {
  let wasShown = false;
  const show = (): void => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    // Maximising shows a window, so a hidden start must not have done it.
    if (!wasShown && placement.isMaximised) window.maximize();
    if (!wasShown && placement.isFullScreen) window.setFullScreen(true);
    wasShown = true;
    window.show();
    window.focus();
  };
  const showFirst = (): void => {
    if (!wasShown) show();
  };
  return {
    show,
    showFirst,
    showFirstWhenDrawn: () => {
      window.once('ready-to-show', showFirst);
      // Wayland draws nothing of a window that it does not show, so that such a one may never be ready
      // (electron/electron#48859).
      if (platform === 'linux') window.webContents.once('did-finish-load', showFirst);
    },
  };
}
