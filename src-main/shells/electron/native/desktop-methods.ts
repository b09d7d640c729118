import type { DesktopMethods, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import type { AddedQuery } from '../../../../src-shared/contract/search.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { Chooser } from './choose.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { NativeMenu } from '../menus/native-menu.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { Updates } from '../updates/updates.ts';

interface MethodParts {
  status: () => DesktopStatus;
  settings: Pick<DesktopSettingsFile, 'update'>;
  engine: Pick<EngineProcess, 'restart'>;
  updates: Pick<Updates, 'check' | 'download' | 'install'>;
  chooser: Chooser;
  menu: NativeMenu;
  drag: (photoIds: readonly PhotoId[]) => Promise<void>;
  copyFiles: (photoIds: readonly PhotoId[]) => Promise<void>;
  clipboardQuery: () => Promise<AddedQuery>;
  /** Electron's: resolves with what went wrong, or with an empty text. */
  openPath: (path: string) => Promise<string>;
  folders: { dataDir: string; licences: string };
}

/** What the page may ask of the shell; each is done by a part of its own. */
export function createDesktopMethods(parts: MethodParts): DesktopMethods {
  const { status, settings, engine, updates, chooser, menu, folders } = parts;
  const open = async (path: string) => {
    await openOrRefuse(parts.openPath, path);
    return {};
  };
  return {
    'desktop.status': () => Promise.resolve(status()),
    'desktop.updateSettings': async (change) => {
      await settings.update(change);
      return status();
    },
    'desktop.restartEngine': () => {
      engine.restart();
      return Promise.resolve({});
    },
    'desktop.showDataFolder': () => open(folders.dataDir),
    'desktop.showLicences': () => open(folders.licences),

    'choose.folder': () => chooser.folder(),
    'choose.file': ({ kind }) => chooser.file(kind),
    'choose.target': (request) => chooser.target(request),

    'menu.show': (request) => menu.show(request),

    'photos.drag': async ({ photoIds }) => {
      await parts.drag(photoIds);
      return {};
    },
    'photos.copyFiles': async ({ photoIds }) => {
      await parts.copyFiles(photoIds);
      return {};
    },
    'query.fromClipboard': () => parts.clipboardQuery(),

    'update.check': () => updates.check(),
    'update.download': () => updates.download(),
    'update.install': async () => {
      await updates.install();
      return {};
    },
  };
}

/** @throws CodedError 'not-opened' */
export async function openOrRefuse(openPath: MethodParts['openPath'], path: string): Promise<void> {
  const complaint = await openPath(path);
  if (complaint === '') return;
  throw new CodedError(
    'not-opened',
    `${path} could not be opened (${complaint}). It lies there all the same.`,
    {
      path,
    },
  );
}
