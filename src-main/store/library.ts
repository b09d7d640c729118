import { databasePathIn, openDatabase } from './database.ts';
import { createFileStore } from './files.ts';
import { createFolderStore } from './folders.ts';
import { createGallery } from './gallery.ts';
import { createGeneration } from './generation.ts';
import { createJobStore } from './jobs.ts';
import { lockLibrary } from './lock.ts';
import { createPhotoStore } from './photos.ts';

/** The library of one data folder: the only writer, and the owner of its lock. */
export function openLibrary(dataDir: string) {
  const database = openDatabase(dataDir);
  const lock = lockOrClose(dataDir, database);
  const generation = createGeneration(database);
  return {
    databasePath: databasePathIn(dataDir),
    folders: createFolderStore(database, generation),
    files: createFileStore(database, generation),
    photos: createPhotoStore(database, generation),
    gallery: createGallery(database),
    jobs: createJobStore(database),
    generation: () => generation.current(),
    /** 'ok', or what SQLite finds wrong with the file. */
    integrity: (): string => database.pragma('quick_check(1)', { simple: true }) as string,
    close: () => {
      database.close();
      lock.release();
    },
  };
}

export type Library = ReturnType<typeof openLibrary>;

function lockOrClose(dataDir: string, database: { close(): void }): { release(): void } {
  try {
    return lockLibrary(dataDir);
  } catch (error) {
    database.close();
    throw error;
  }
}
