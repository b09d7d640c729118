import { createCollectionStore } from './collections.ts';
import { createConceptStore } from './concepts.ts';
import { type Connection, databasePathIn, openDatabase } from './database.ts';
import { createFeatureStore } from './features.ts';
import { createFileStore } from './files.ts';
import { createFolderStore } from './folders.ts';
import { createGallery } from './gallery.ts';
import { createGeneration } from './generation.ts';
import { createJobStore } from './jobs.ts';
import { createLabelTags } from './label-tags.ts';
import { libraryError } from './library-error.ts';
import { createLiveness } from './live.ts';
import { lockLibrary } from './lock.ts';
import { createMapFacts } from './map-facts.ts';
import { createModelChoice } from './model-choice.ts';
import { createPersonTags } from './person-tags.ts';
import { createPhotoStore } from './photos.ts';
import { createSettingStore } from './settings.ts';
import { createTrainingRuns } from './training-runs.ts';

/**
 * The library of one data folder, made if there is none: the only writer, and the owner of its lock.
 * Throws 'library-locked', 'library-not-writable', 'library-damaged', 'library-newer' or 'library-not-opened'.
 */
export function openLibrary(dataDir: string) {
  // Before anything else: a second engine must not bring tables up to date under the first one's feet.
  const lock = lockLibrary(dataDir);
  let database: Connection | undefined;
  try {
    database = openDatabase(dataDir);
    return createLibrary(database, dataDir, lock);
  } catch (error) {
    database?.close();
    lock.release();
    throw libraryError(error, databasePathIn(dataDir));
  }
}

export type Library = ReturnType<typeof openLibrary>;

function createLibrary(database: Connection, dataDir: string, lock: { release(): void }) {
  const generation = createGeneration(database);
  const liveness = createLiveness(database);
  const collections = createCollectionStore(database, generation);
  return {
    databasePath: databasePathIn(dataDir),
    folders: createFolderStore(database, generation, liveness),
    files: createFileStore(database, generation, liveness),
    photos: createPhotoStore(database, generation, liveness),
    features: createFeatureStore(database, generation),
    gallery: createGallery(database, generation),
    collections,
    concepts: createConceptStore(database, collections),
    personTags: createPersonTags(database, generation),
    labelTags: createLabelTags(database),
    jobs: createJobStore(database),
    mapFacts: createMapFacts(database),
    modelChoice: createModelChoice(database, generation),
    settings: createSettingStore(database),
    trainingRuns: createTrainingRuns(database),
    generation: () => generation.current(),
    /** 'ok', or what SQLite finds wrong with the file. */
    integrity: (): string => integrityOf(database),
    close: () => {
      database.close();
      lock.release();
    },
  };
}

/** On a file that is damaged enough, the check itself fails. */
function integrityOf(database: Connection): string {
  try {
    return database.pragma('quick_check(1)', { simple: true }) as string;
  } catch (error) {
    return libraryError(error, database.name).message;
  }
}
