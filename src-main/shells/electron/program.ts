import { app, dialog, ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
import { desktopContract } from '../../../src-shared/contract/desktop.ts';
import { answerCall, type Log } from '../../serve/dispatch.ts';
import { serveCalls } from '../../serve/message-port.ts';
import { actOnRequest } from './launch/act-on-request.ts';
import { type AppEnding, endInOrder } from './app-ending.ts';
import type { AppFolders } from './launch/app-folders.ts';
import {
  type LaunchRequest,
  type LaunchWords,
  readLaunchRequest,
  restartWords,
  startsHidden,
} from './launch/launch-request.ts';
import { portableFolder } from './launch/portable-folder.ts';
import type { NativeFeatures } from './native/native-features.ts';
import { askAfterCrash } from './page/ask-after-crash.ts';
import { reloadAfterCrash } from './page/page-crash.ts';
import { createPageEvents } from './page/page-events.ts';
import { servePorts } from './page/ports.ts';
import { createDesktopSettings } from './settings/settings-file.ts';
import { startEngine } from './start-engine.ts';
import { startFeatures } from './start-features.ts';
import { startPage } from './start-page.ts';
import { startUpdates } from './start-updates.ts';
import { shellText } from './text/text.ts';
import { checkAtStart } from './updates/check-at-start.ts';
import type { MainWindow } from './window/window.ts';

interface ProgramParts {
  words: LaunchWords;
  folders: AppFolders;
  /** The words of the command line that start the program itself. */
  launcher: readonly string[];
  isFolder: (path: string) => boolean;
  log: Log;
}

/** Lookalike as it runs. */
export interface Program {
  /** Does what another start was for. A program that is just ending does it when it has started anew. */
  act(request: LaunchRequest): void;
}

/** Puts the program together, once Electron is ready. */
export async function startProgram(parts: ProgramParts): Promise<Program> {
  const { words, folders, launcher, isFolder, log } = parts;
  const { data: dataDir } = folders;
  const settings = createDesktopSettings(dataDir, log);
  const events = createPageEvents();
  const engine = startEngine(dataDir, log);
  const window = startPage(dataDir, engine, log);

  const close = async (): Promise<void> => {
    stopChecking();
    // The engine takes longest, so that nothing is waited for before it is told.
    const closing = [engine.close(), window.close()];
    (await features).close();
    await Promise.all(closing);
  };
  const ending = endInOrder(app, close, process.env, log);
  const startAnew = (request: LaunchRequest) => [...launcher, ...restartWords(request, dataDir)];
  app.on('window-all-closed', () => {
    app.quit();
  });
  reloadPageAfterCrash(window, ending, log);

  const updates = startUpdates({
    ...{ ending, restart: startAnew({ kind: 'show' }), log },
    isPortable: portableFolder(process.env, isFolder) !== undefined,
  });
  const stopChecking = checkAtStart(updates, () => settings.get().checkForUpdates);
  const features = startFeatures({ dataDir, window, events, engine, settings, updates, log });
  servePorts({
    ...{ ipcMain, MessageChannelMain, engine, log },
    window: window.browserWindow,
    serveDesktop: (port) => serveDesktop(port, features, events.listen, log),
  });

  const act = (request: LaunchRequest, show: () => void): void => {
    void actOnRequest(request, { client: engine.client, tell: events.tell, show, log });
  };
  openWindow(window, startsHidden(words) && settings.get().keepInTray, features);
  act(readLaunchRequest(words, { platform: process.platform, isFolder }), () => undefined);
  hideInsteadOfClosing(window, await features, ending);
  app.on('activate', window.show);
  return {
    act: (request) => {
      if (ending.hasBegun) ending.startAgain(startAnew(request));
      else act(request, window.show);
    },
  };
}

/** The page may ask before it is known whether this desktop has a tray. */
function serveDesktop(
  port: MessagePortMain,
  features: Promise<NativeFeatures>,
  onEvent: Parameters<typeof serveCalls>[0]['onEvent'],
  log: Log,
): () => void {
  const answer = async (method: string, input: unknown) =>
    answerCall(desktopContract, (await features).methods, method, input, log);
  return serveCalls({ answer, onEvent }, port, log);
}

function reloadPageAfterCrash({ browserWindow }: MainWindow, ending: AppEnding, log: Log): void {
  reloadAfterCrash({
    page: browserWindow.webContents,
    isEnding: () => ending.hasBegun,
    askPerson: () => askAfterCrash(dialog, browserWindow, shellText(app.getLocale()).pageCrash),
    quit: () => {
      app.quit();
    },
    log,
  });
}

/** Only a program that is seen in the tray may start unseen; whether there is one may take a while to know. */
function openWindow(window: MainWindow, hidden: boolean, features: Promise<NativeFeatures>): void {
  window.open(hidden);
  if (!hidden) return;
  features
    .then((started) => started.willStayInTray())
    .then(
      (stays) => {
        const { browserWindow } = window;
        if (!stays && !browserWindow.isDestroyed() && !browserWindow.isVisible()) window.show();
      },
      // The program does not start then, which is told elsewhere.
      () => undefined,
    );
}

/** Where Lookalike goes on without its window, that waits out of sight. A Mac's programs always do. */
function hideInsteadOfClosing(
  { browserWindow }: MainWindow,
  features: NativeFeatures,
  ending: AppEnding,
): void {
  browserWindow.on('close', (event) => {
    if (ending.hasBegun || !(features.staysInTray() || process.platform === 'darwin')) return;
    event.preventDefault();
    browserWindow.hide();
  });
}
