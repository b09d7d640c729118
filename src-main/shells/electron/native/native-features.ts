import { existsSync } from 'node:fs';
import type * as Electron from 'electron';
import type { DesktopMethods, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { buildAppMenu } from '../menus/app-menu.ts';
import { createBattery } from '../work/battery.ts';
import { noteFailedEngine } from '../work/engine-note.ts';
import { openOrRefuse } from './desktop-methods.ts';
import { watchDesktopStatus } from './desktop-status.ts';
import { holdWorkOnBattery } from '../work/held-work.ts';
import { noteEndedJobs } from '../work/job-notes.ts';
import { createNotes, noteOf } from '../work/notes.ts';
import { composeMethods } from './native-methods.ts';
import type { NativeFeatureParts } from './native-parts.ts';
import { stayAwake } from '../work/stay-awake.ts';
import { showTaskbarProgress } from '../work/taskbar-progress.ts';
import { shellText } from '../text/text.ts';
import { makeTrayIcon } from '../tray/tray-icon.ts';
import { awaitTray, hasTray } from '../tray/tray-place.ts';
import { createTray, type DesktopTray } from '../tray/tray.ts';
import { followWork } from '../work/work.ts';

export type { NativeFeatureParts };

export interface NativeFeatures {
  methods: DesktopMethods;
  status(): DesktopStatus;
  /** Whether Lookalike goes on in the tray when its window is closed. */
  staysInTray(): boolean;
  /** The same, once it is known whether this desktop shows a tray: at its start that may take a while. */
  willStayInTray(): Promise<boolean>;
  /** Takes back what is shown on the desktop. */
  close(): void;
}

/** What makes Lookalike a program of this desktop: its menus, tray, notes, clipboard, dialogs and power. */
export async function createNativeFeatures(parts: NativeFeatureParts): Promise<NativeFeatures> {
  const { electron, platform, environment, engine, settings, updates, folders, log } = parts;
  const { app, shell } = electron;
  const { client } = engine;
  const words = shellText(app.getLocale());
  const hasIcon = existsSync(folders.icon);
  const isTrayThere = await hasTray(platform, environment);
  const window = (): Electron.BrowserWindow | null => {
    const open = parts.window();
    return open && !open.isDestroyed() ? open : null;
  };
  const openPath = (path: string) => shell.openPath(path);
  const go = (address: string): void => {
    parts.showWindow();
    parts.emit({ type: 'go', address });
  };

  // What the engine is busy with, and where the power for it comes from.
  const work = followWork(engine, log);
  const battery = createBattery(parts.power, settings);
  const held = holdWorkOnBattery({ battery, work, client, dataDir: folders.dataDir, log });
  const awake = stayAwake(electron.powerSaveBlocker, work, battery);
  const progress = showTaskbarProgress(work, window, platform);
  app.on('browser-window-focus', progress.refresh);
  const tell = createNotes({
    settings,
    isInSight: () => window()?.isFocused() ?? false,
    makeNote: (told) =>
      noteOf(new electron.Notification({ ...told, ...(hasIcon ? { icon: folders.icon } : {}) })),
  });
  noteEndedJobs({ work, words, tell, go });
  noteFailedEngine({ engine, words, tell, showWindow: parts.showWindow });

  const tray = createTray({
    isThere: isTrayThere,
    makeIcon: () => makeTrayIcon(electron, folders.trayIcons, platform),
    ...{ engine, settings, work, held, client, words, open: parts.showWindow, quit: parts.quit, log },
  });
  const traySought = isTrayThere || !settings.get().keepInTray ? null : seekTray(tray, parts);
  const status = watchDesktopStatus({
    ...{ platform, version: app.getVersion(), engine, settings, battery, held, tray, updates },
    tell: (told) => {
      parts.emit({ type: 'status', status: told });
    },
  });

  const methods = composeMethods({ ...parts, window }, words, status);

  const showFile = (path: string) => () => {
    openOrRefuse(openPath, path).catch((error: unknown) => {
      log(errorMessage(error));
    });
  };
  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(
      buildAppMenu({
        ...{ words: words.menu, platform, isPackaged: app.isPackaged, go },
        command: (command) => {
          parts.showWindow();
          parts.emit({ type: 'command', command });
        },
        showDataFolder: showFile(folders.dataDir),
        showLicences: showFile(folders.licences),
      }),
    ),
  );
  app.setAboutPanelOptions({
    ...{ applicationName: 'Lookalike', applicationVersion: app.getVersion() },
    ...(hasIcon ? { iconPath: folders.icon } : {}),
  });

  return {
    methods,
    status,
    staysInTray: () => tray.isShown,
    willStayInTray: async () => {
      await traySought;
      return tray.isShown;
    },
    close: () => {
      tray.close();
      awake.close();
      progress.clear();
    },
  };
}

/** Who wants to go on in the tray may be started before it. */
async function seekTray(tray: DesktopTray, { platform, environment }: NativeFeatureParts): Promise<void> {
  if (await awaitTray(() => hasTray(platform, environment))) tray.arrive();
}
