import type * as Electron from 'electron';
import type { DesktopEvent } from '../../../../src-shared/contract/desktop.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { Updates } from '../updates/updates.ts';
import type { Power } from '../work/power.ts';

/** What the features of the desktop are made of. */
export interface NativeFeatureParts {
  /** The parts of Electron that are used, so that nothing here has to load it. */
  electron: Pick<
    typeof Electron,
    | 'app'
    | 'clipboard'
    | 'ClipboardItem'
    | 'dialog'
    | 'Menu'
    | 'nativeImage'
    | 'Notification'
    | 'powerSaveBlocker'
    | 'shell'
    | 'Tray'
  >;
  platform: NodeJS.Platform;
  power: Power;
  environment: NodeJS.ProcessEnv;
  engine: EngineProcess;
  settings: DesktopSettingsFile;
  updates: Updates;
  folders: {
    dataDir: string;
    /** File or folder with the licences of everything that is in the program. */
    licences: string;
    /** Folder of the tray's icons. */
    trayIcons: string;
    /** The program's icon, as PNG. */
    icon: string;
  };
  /** The one window; null once it is gone. */
  window: () => Electron.BrowserWindow | null;
  /** Brings it to the front, out of the tray too. */
  showWindow: () => void;
  /** Ends the program, whatever the tray is for. */
  quit: () => void;
  /** To the page. */
  emit: (event: DesktopEvent) => void;
  log: Log;
}
