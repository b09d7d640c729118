import type { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Flag = 'maximized' | 'minimized' | 'fullScreen';

const events: Record<Flag, [on: string, off: string]> = {
  maximized: ['maximize', 'unmaximize'],
  minimized: ['minimize', 'restore'],
  fullScreen: ['enter-full-screen', 'leave-full-screen'],
};

export interface WindowShape {
  bounds: () => Electron.Rectangle;
  /** Those that it goes back to. */
  normalBounds: () => Electron.Rectangle;
  setBounds: (bounds: Partial<Electron.Rectangle>) => void;
  is: (flag: Flag) => boolean;
  set: (flag: Flag, isOn: boolean) => void;
}

/** Where a window lies and how large it is, without a window manager. */
export function windowShape(
  window: EventEmitter,
  { width = 800, height = 600, x, y, fullscreen = false }: Electron.BrowserWindowConstructorOptions,
  workArea: Electron.Rectangle,
): WindowShape {
  let normal = {
    x: x ?? workArea.x + Math.round((workArea.width - width) / 2),
    y: y ?? workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  };
  const flags: Record<Flag, boolean> = { maximized: false, minimized: false, fullScreen: fullscreen };
  return {
    normalBounds: () => ({ ...normal }),
    bounds: () => (flags.maximized || flags.fullScreen ? { ...workArea } : { ...normal }),
    setBounds: (bounds) => {
      normal = { ...normal, ...bounds };
      for (const name of ['resize', 'resized', 'move', 'moved']) window.emit(name);
    },
    is: (flag) => flags[flag],
    set: (flag, isOn) => {
      if (flags[flag] === isOn) return;
      flags[flag] = isOn;
      window.emit(events[flag][isOn ? 0 : 1]);
      if (flag !== 'minimized') window.emit('resize');
    },
  };
}
