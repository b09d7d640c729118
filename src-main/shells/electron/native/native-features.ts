import type { DesktopMethods, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import { shellText } from '../text/text.ts';
import { makeTrayIcon } from '../tray/tray-icon.ts';
import { awaitTray, hasTray } from '../tray/tray-place.ts';
import { createTray, type DesktopTray } from '../tray/tray.ts';
import { attendToWork } from './attended-work.ts';
import { describeProgram } from './described-program.ts';
import { watchDesktopStatus } from './desktop-status.ts';
import { composeMethods } from './native-methods.ts';
import type { NativeFeatureParts } from './native-parts.ts';

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
  const { app } = electron;
  const words = shellText(app.getLocale());
  const isTrayThere = await hasTray(platform, environment);
  const go = (address: string): void => {
    parts.showWindow();
    parts.emit({ type: 'go', address });
  };
  const { work, battery, held, close: closeWork } = attendToWork(parts, words, go);
  const tray = createTray({
    isThere: isTrayThere,
    makeIcon: () => makeTrayIcon(electron, folders.trayIcons, platform),
    ...{ engine, settings, work, held, client: engine.client, words, log },
    ...{ open: parts.showWindow, quit: parts.quit },
  });
  const traySought = isTrayThere || !settings.get().keepInTray ? null : seekTray(tray, parts);
  const status = watchDesktopStatus({
    ...{ platform, version: app.getVersion(), engine, settings, battery, held, tray, updates },
    tell: (told) => {
      parts.emit({ type: 'status', status: told });
    },
  });
  describeProgram(parts, words, go);

  return {
    methods: composeMethods(parts, words, status),
    status,
    staysInTray: () => tray.isShown,
    willStayInTray: async () => {
      await traySought;
      return tray.isShown;
    },
    close: () => {
      tray.close();
      closeWork();
    },
  };
}

/** Who wants to go on in the tray may be started before it. */
async function seekTray(tray: DesktopTray, { platform, environment }: NativeFeatureParts): Promise<void> {
  if (await awaitTray(() => hasTray(platform, environment))) tray.arrive();
}
