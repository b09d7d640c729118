import { join } from 'node:path';
import type { BrowserWindow, Screen } from 'electron';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { placeWindow, rememberPlacement, type WindowPlacement, WindowPlaces } from './window-state.ts';

/** A window is dragged through a hundred places, of which only the last matters. */
const settledMs = 1_000;

type PlacedWindow = Pick<
  BrowserWindow,
  'getNormalBounds' | 'isMaximized' | 'isFullScreen' | 'isVisible' | 'isDestroyed'
> & { on(event: 'close' | (typeof moves)[number], listener: () => void): unknown };

const moves = ['resize', 'move', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen'] as const;

type Displays = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;

/** Where the window lay, kept in window.json from one start to the next. */
export function openPlaces(dataDir: string, screen: Displays, log: Log) {
  const path = join(dataDir, 'window.json');
  let places = readJsonFile(path, WindowPlaces, log) ?? { places: [] };
  let written = JSON.stringify(places);
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      const text = JSON.stringify(places);
      if (text === written) return;
      // A place that is not remembered is no reason to bother anybody.
      await writeJsonFile(path, places).then(
        () => (written = text),
        (error: unknown) => {
          log(`the window's place is not kept: ${errorMessage(error)}`);
        },
      );
    });
    return writing;
  };
  const follow = (window: PlacedWindow): void => {
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      // A hidden window has no place that a person gave it.
      if (window.isDestroyed() || !window.isVisible()) return;
      places = rememberPlacement(places, placementOf(window), allDisplays(screen));
    };
    for (const move of moves) {
      window.on(move, () => {
        look();
        clearTimeout(timer);
        timer = setTimeout(() => void write(), settledMs).unref();
      });
    }
    window.on('close', look);
  };
  return { placement: placeWindow(places, allDisplays(screen)), follow, write };
}

function placementOf(window: PlacedWindow): WindowPlacement {
  return {
    bounds: window.getNormalBounds(),
    isMaximised: window.isMaximized(),
    isFullScreen: window.isFullScreen(),
  };
}

/** The main one first. */
function allDisplays(screen: Displays) {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)];
}
