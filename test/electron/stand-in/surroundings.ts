import { EventEmitter } from 'node:events';
import type Electron from 'electron';

/** Opens nothing: what a journey wants to know of it, it takes over. */
export const shell = {
  openExternal: () => Promise.resolve(),
  openPath: () => Promise.resolve(''),
  showItemInFolder: () => undefined,
  beep: () => undefined,
} satisfies Partial<Electron.Shell>;

class NativeTheme extends EventEmitter {
  shouldUseDarkColors = false;
  #source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source) {
    this.#source = source;
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();

class PowerMonitor extends EventEmitter {
  /** A test pulls the plug. */
  onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}

export const powerMonitor = new PowerMonitor();

const blockers = new Set<number>();
let lastBlocker = 0;

export const powerSaveBlocker = {
  start: (_type: 'prevent-app-suspension' | 'prevent-display-sleep') => {
    lastBlocker += 1;
    blockers.add(lastBlocker);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
} satisfies Record<keyof Electron.PowerSaveBlocker, unknown>;

export const desktopCapturer = {
  getSources: () => Promise.resolve([]),
} satisfies Partial<Electron.DesktopCapturer>;

/** Updates never come from here: the program runs from source. */
export const autoUpdater = new EventEmitter();

export const crashReporter = { start: () => undefined };
export const net = { isOnline: () => false };
export const systemPreferences = new EventEmitter();
export const globalShortcut = { register: () => true, unregister: () => undefined };
