import { join } from 'node:path';
import { app, desktopCapturer, Menu, protocol, shell } from 'electron';
import type { Log } from '../../serve/dispatch.ts';
import { packageFolders } from '../package-folders.ts';
import type { EngineProcess } from './engine/engine-process.ts';
import { guardAllContents } from './guards/guards.ts';
import { createPhotoHandler } from './addresses/photo-protocol.ts';
import { chooseScreenSource } from './guards/screen-choice.ts';
import { createScreensHandler } from './addresses/screens-protocol.ts';
import { createMainWindow, type MainWindow } from './window/window.ts';

/** The window, and what its page can reach: our own files, pictures by their ids, and nothing else. */
export function startPage(dataDir: string, engine: EngineProcess, log: Log): MainWindow {
  const { isPackaged } = app;
  protocol.handle('app', createScreensHandler(packageFolders.renderer, log));
  protocol.handle(
    'photo',
    createPhotoHandler((kind, id) => engine.picture(kind, id), log),
  );
  guardAllContents(app, {
    isPackaged,
    openExternal: (address) => shell.openExternal(address),
    chooseScreenSource: () =>
      chooseScreenSource({
        desktopCapturer,
        menuFrom: (template) => Menu.buildFromTemplate(template),
        window: window.browserWindow,
        environment: process.env,
      }),
    downloadsDir: () => app.getPath('downloads'),
    log,
  });
  const window = createMainWindow({
    dataDir,
    preload: join(import.meta.dirname, 'preload.cjs'),
    icon: join(packageFolders.resources, 'icon.png'),
    isPackaged,
    log,
  });
  return window;
}
