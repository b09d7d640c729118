import { join } from 'node:path';
import type { Job } from '../src-shared/contract/job.ts';
import { mapMethods } from './api/map.ts';
import { createLayoutFiles } from './map/layout-file.ts';
import { createMapRuns } from './pipeline/map-run.ts';
import type { Library } from './store/library.ts';
import { mapInThread } from './workers/map-thread.ts';

/** The same seed each time, so that an unchanged library keeps its map. */
const SEED = 1;

interface MapComposition {
  library: Library;
  dataDir: string;
  activeName: () => string;
  emit: (job: Job) => void;
  log: (line: string) => void;
}

/** The map of the library: how it is made, kept and asked for. */
export function composeMap({ library, dataDir, activeName, emit, log }: MapComposition) {
  const files = createLayoutFiles(join(dataDir, 'maps'));
  const { databasePath, jobs, mapFacts } = library;
  const runs = createMapRuns(
    {
      ...{ jobs, activeName, log },
      make: (model, signal, onProgress) =>
        mapInThread({ databasePath, model, seed: SEED }, signal, onProgress),
      save: files.write,
    },
    emit,
  );
  return {
    methods: mapMethods({ runs, facts: mapFacts, read: files.read, activeName }),
    close: () => runs.close(),
  };
}
