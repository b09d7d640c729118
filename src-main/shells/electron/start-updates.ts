import { app } from 'electron';
import type { Log } from '../../serve/dispatch.ts';
import { packageFolders } from '../package-folders.ts';
import type { AppEnding } from './app-ending.ts';
import { loadUpdater } from './updates/updater.ts';
import { createUpdates, type Updates } from './updates/updates.ts';

interface StartUpdatesParts {
  ending: AppEnding;
  /** The words that start this program anew. */
  restart: readonly string[];
  isPortable: boolean;
  log: Log;
}

/** Updates of this program, with Electron around them. */
export function startUpdates({ ending, restart, isPortable, log }: StartUpdatesParts): Updates {
  const { platform, env: environment, resourcesPath } = process;
  const { isPackaged } = app;
  return createUpdates({
    facts: {
      ...{ isPackaged, isPortable, platform, environment },
      ...{ resourcesDir: resourcesPath, keyFile: packageFolders.updateKey },
    },
    loadUpdater: () => loadUpdater(platform),
    prepareToQuit: async () => {
      await ending.finish();
      // What was installed starts while this program still goes.
      app.releaseSingleInstanceLock();
    },
    startAnew: () => {
      // The engine is closed by now, so that nothing less than a new start brings everything back.
      ending.startAgain(restart);
      ending.leave();
    },
    log,
  });
}
