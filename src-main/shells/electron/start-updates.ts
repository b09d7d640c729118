import { app } from 'electron';
import type { Log } from '../../serve/dispatch.ts';
import { packageFolders } from '../package-folders.ts';
import type { AppEnding } from './app-ending.ts';
import { loadUpdater } from './updates/updater.ts';
import { createUpdates, type Updates } from './updates/updates.ts';

/** @param restart the words that start this program anew */
export function startUpdates(ending: AppEnding, restart: readonly string[], log: Log): Updates {
  const { platform, env: environment, resourcesPath } = process;
  const { isPackaged } = app;
  return createUpdates({
    facts: {
      ...{ isPackaged, platform, environment },
      ...{ resourcesDir: resourcesPath, keyFile: packageFolders.updateKey },
    },
    loadUpdater: () => loadUpdater(platform),
    prepareToQuit: async () => {
      await ending.finish();
      // What was installed starts while this program still goes.
      app.releaseSingleInstanceLock();
    },
    stay: () => {
      // The engine is closed by now, so that nothing less than a new start brings everything back.
      ending.startAgain(restart);
      ending.leave();
    },
    log,
  });
}
