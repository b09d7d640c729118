import { join } from 'node:path';
import { MessageChannelMain, shell, utilityProcess } from 'electron';
import type { Log } from '../../serve/dispatch.ts';
import { packageFolders } from '../package-folders.ts';
import { createEngineProcess, type EngineProcess } from './engine/engine-process.ts';
import { openOrRefuse } from './native/open-path.ts';

const here = import.meta.dirname;

/** The engine of this program, with the files that were built beside us. */
export function startEngine(dataDir: string, log: Log): EngineProcess {
  return createEngineProcess({
    fork: (...words) => utilityProcess.fork(...words),
    MessageChannelMain,
    entry: join(here, 'engine', 'engine-entry.js'),
    childEntry: (name) => join(here, '..', '..', 'workers', `${name}.js`),
    options: { dataDir, modelsDir: packageFolders.models, samplesDir: packageFolders.samples },
    desktop: {
      reveal: (path) => {
        shell.showItemInFolder(path);
        return Promise.resolve();
      },
      open: (path) => openOrRefuse((file) => shell.openPath(file), path),
    },
    log,
  });
}
