import { homedir } from 'node:os';
import type { App } from 'electron';
import type { DesktopMethods, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import { createChooser } from './choose.ts';
import { createClipboardQuery } from '../files/clipboard-query.ts';
import { createCopyFiles } from '../files/copy-files.ts';
import { createDesktopMethods } from './desktop-methods.ts';
import { createDragOut } from '../files/drag-out.ts';
import { createNativeMenu } from '../menus/native-menu.ts';
import type { NativeFeatureParts } from './native-parts.ts';
import { createOpenWith } from '../open-with/open-with.ts';
import { createPhotoFiles } from '../files/photo-files.ts';
import type { ShellText } from '../text/text.ts';

/** What the page may ask of the shell, put together from Electron and the engine. */
export function composeMethods(
  parts: NativeFeatureParts,
  words: ShellText,
  status: () => DesktopStatus,
): DesktopMethods {
  const { electron, platform, environment, engine, settings, updates, folders, window } = parts;
  const { app, nativeImage, shell } = electron;
  const { client } = engine;
  const openPath = (path: string) => shell.openPath(path);
  const files = createPhotoFiles(client);
  const openWith = createOpenWith({
    ...{ platform, environment, locale: app.getLocale(), words: words.openWith, openPath },
    ownPrograms: [process.execPath, environment['APPIMAGE'] ?? ''].filter((path) => path !== ''),
  });
  const menu = createNativeMenu({
    buildFromTemplate: (items) => electron.Menu.buildFromTemplate(items),
    window: () => {
      const base = window();
      return base && { base, zoomFactor: base.webContents.getZoomFactor() };
    },
    pathOf: async (photoId) => (await files.existing([photoId]))[0] ?? null,
    ...{ openWith, missingWords: words.openWith.missing },
  });
  return createDesktopMethods({
    ...{ status, settings, engine, updates, menu, openPath, folders },
    chooser: createChooser({
      ...{ dialog: electron.dialog, window, words: words.choose },
      documentsDir: () => documentsDir(app),
    }),
    drag: createDragOut({
      ...{ files, nativeImage, fallbackIcon: folders.icon },
      picture: (kind, id) => engine.picture(kind, id),
      webContents: () => window()?.webContents ?? null,
    }),
    copyFiles: createCopyFiles({ files, platform, environment, ...electron }),
    clipboardQuery: createClipboardQuery({
      clipboard: electron.clipboard,
      client,
      name: words.copiedPicture,
    }),
  });
}

/** Electron throws where the system names no such folder. */
function documentsDir(app: Pick<App, 'getPath'>): string {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
}
