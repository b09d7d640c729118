import type { MenuItemConstructorOptions } from 'electron';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { Subscribers } from '../subscribers.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import { mostTelling } from '../work/taskbar-progress.ts';
import { shareDone } from '../work/work.ts';
import { trayMenu, type TrayMenuParts } from './tray-menu.ts';

/** The part of Electron's Tray that is used, with its menu as data. */
export interface TrayIcon {
  setToolTip: (words: string) => void;
  setMenu: (items: MenuItemConstructorOptions[]) => void;
  onClick: (listener: () => void) => void;
  destroy: () => void;
}

interface TrayParts extends TrayMenuParts {
  /** Whether this desktop shows a tray. */
  isThere: boolean;
  makeIcon: () => TrayIcon;
  engine: Pick<EngineProcess, 'state' | 'onState' | 'restart'>;
  settings: Pick<DesktopSettingsFile, 'get' | 'onChange'>;
}

export interface DesktopTray {
  /** False where this desktop shows no tray: then a closed window must not leave an unseen program behind. */
  readonly isThere: boolean;
  readonly isShown: boolean;
  onChange(listener: () => void): () => void;
  /** The desktop shows one after all: it was slower to start than we were. */
  arrive(): void;
  close(): void;
}

/** Lookalike's place beside the clock, while a person wants it to go on without its window. */
export function createTray(parts: TrayParts): DesktopTray {
  const { engine, settings, work, held, log } = parts;
  const listeners = new Subscribers<undefined>();
  let { isThere } = parts;
  let isClosed = false;
  let icon: TrayIcon | null = null;
  let shown: string | null = null;

  const draw = (): void => {
    if (!icon) return;
    icon.setToolTip(`Lookalike\n${goingOn(parts)}`);
    // An open menu closes when it is replaced, so that it is only where it says something else.
    const jobs = work.jobs.map(({ id, state }) => `${id} ${state} ${held.has(id)}`);
    const state = [engine.state.state === 'failed', ...jobs].join();
    if (state === shown) return;
    shown = state;
    icon.setMenu(trayMenu(parts));
  };
  const remove = (): void => {
    icon?.destroy();
    icon = null;
    shown = null;
  };
  const decide = (): void => {
    const isWanted = !isClosed && isThere && settings.get().keepInTray;
    if (isWanted === (icon !== null)) return;
    if (isWanted) {
      try {
        icon = parts.makeIcon();
        icon.onClick(parts.open);
      } catch (error) {
        log(`there is no tray: ${errorMessage(error)}`);
        isThere = false;
      }
    } else remove();
    draw();
    listeners.tell(undefined);
  };

  settings.onChange(decide);
  engine.onState(draw);
  work.onChange(draw);
  work.onLost(draw);
  held.onChange(draw);
  decide();
  return {
    get isThere() {
      return isThere;
    },
    get isShown() {
      return icon !== null;
    },
    onChange: (listener) => listeners.add(listener),
    arrive: () => {
      if (isThere || isClosed) return;
      isThere = true;
      decide();
      listeners.tell(undefined);
    },
    close: () => {
      isClosed = true;
      remove();
    },
  };
}

/** One line. Whether folders are watched only the engine knows, so that nothing is said of it. */
function goingOn({ engine, work, held, words }: TrayParts): string {
  switch (engine.state.state) {
    case 'failed':
      return words.tray.stopped;
    case 'starting':
    case 'restarting':
      return words.tray.starting;
    case 'running': {
      const job = mostTelling(work.jobs);
      return job ? words.jobGoesOn(job, shareDone(job), held.has(job.id)) : words.tray.idle;
    }
  }
}
