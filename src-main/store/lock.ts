import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';
import { libraryError } from './library-error.ts';
import { makeFolder } from './make-folder.ts';

/** A connection that nothing refers to is garbage, and is closed when it is collected: the lock would be gone. */
const held = new Set<Database.Database>();

/**
 * Makes the data folder and keeps a second engine out of it. The lock is one that the operating system holds on a
 * small SQLite file, so it is gone with the process, however that ends: there is no stale lock to clean up.
 * Throws 'library-locked' while another engine has it, 'library-not-writable' where no file can be made.
 */
export function lockLibrary(dataDir: string): { release(): void } {
  const database = openLockFile(dataDir);
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!errorCode(error).startsWith('SQLITE_BUSY')) throw libraryError(error, dataDir);
    throw new CodedError(
      'library-locked',
      'Another Lookalike has this library open. Close it, or choose another library folder with --library.',
      { path: dataDir, transient: true, cause: error },
    );
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      database.close();
    },
  };
}

function openLockFile(dataDir: string): Database.Database {
  try {
    makeFolder(dataDir);
    return new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw libraryError(error, dataDir);
  }
}
