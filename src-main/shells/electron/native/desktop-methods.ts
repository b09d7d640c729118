import type { DesktopMethods, DesktopStatus } from '../../../../src-shared/contract/desktop.ts';
import type { PhotoId } from '../../../../src-shared/contract/ids.ts';
import type { AddedQuery } from '../../../../src-shared/contract/search.ts';
import type { Chooser } from './choose.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { NativeMenu } from '../menus/native-menu.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { Updates } from '../updates/updates.ts';
import { type OpenPath, openOrRefuse } from './open-path.ts';

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
  openPath: OpenPath;
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
