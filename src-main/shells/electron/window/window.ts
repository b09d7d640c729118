import { existsSync } from 'node:fs';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../../../serve/dispatch.ts';
import { screensAddress } from '../addresses/screens-address.ts';
import { followTheme } from './ground.ts';
import { createShowing } from './showing.ts';
import { windowOptions } from './window-options.ts';
import { openPlaces } from './window-places.ts';

interface WindowParts {
  /** Holds window.json. */
  dataDir: string;
  preload: string;
  icon: string;
  isPackaged: boolean;
  log: Log;
}

/** The one window of Lookalike. It lives as long as the program; where that stays in the tray, it is hidden. */
export interface MainWindow {
  readonly browserWindow: BrowserWindow;
  /** Loads the screens, and shows them as soon as they are drawn unless `hidden`. */
  open: (hidden: boolean) => void;
  /** In front of the others, from wherever it was. */
  show: () => void;
  /** Writes down where it lies. */
  close: () => Promise<void>;
}

export function createMainWindow({ dataDir, preload, icon, isPackaged, log }: WindowParts): MainWindow {
  const places = openPlaces(dataDir, screen, log);
  const { placement } = places;
  const browserWindow = new BrowserWindow(
    windowOptions({
      preload,
      placement,
      isDark: nativeTheme.shouldUseDarkColors,
      isPackaged,
      icon: process.platform === 'linux' && existsSync(icon) ? icon : null,
    }),
  );
  places.follow(browserWindow);
  followTheme(browserWindow, nativeTheme);
  const showing = createShowing(browserWindow, placement, process.platform);
  return {
    browserWindow,
    open: (hidden) => {
      if (!hidden) showing.showFirstWhenDrawn();
      void browserWindow.loadURL(screensAddress).catch((error: unknown) => {
        log(`the screens did not load: ${String(error)}`);
        // Rather an empty window than a program that nobody sees.
        if (!hidden) showing.showFirst();
      });
    },
    show: showing.show,
    close: places.write,
  };
}
