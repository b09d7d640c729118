import { app, ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
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
  startsHidden,
} from './launch/launch-request.ts';
import type { NativeFeatures } from './native/native-features.ts';
import { createPageEvents } from './page/page-events.ts';
import { servePorts } from './page/ports.ts';
import { createDesktopSettings } from './settings/settings-file.ts';
import { startEngine } from './start-engine.ts';
import { startFeatures } from './start-features.ts';
import { startPage } from './start-page.ts';
import { startUpdates } from './start-updates.ts';
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
interface Program {
  /** @param args what another start was given: the program may be just about to end */
  act(request: LaunchRequest, args: readonly string[]): void;
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
  app.on('window-all-closed', () => {
    app.quit();
  });

  const updates = startUpdates(ending, [...launcher, ...words.args], log);
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
  // Only a program that is seen in the tray may start unseen.
  window.open(startsHidden(words) && (await features).staysInTray());
  act(readLaunchRequest(words, { platform: process.platform, isFolder }), () => undefined);
  hideInsteadOfClosing(window, await features, ending);
  app.on('activate', window.show);
  return {
    act: (request, args) => {
      if (ending.hasBegun) ending.startAgain([...launcher, ...args]);
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
