import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CodedError, errorCode } from '../../src-shared/domain/coded-error.ts';

/**
 * Keeps a second engine out of a data folder. The lock is one that the operating system holds on a small SQLite
 * file, so it is gone with the process, however that ends: there is no stale lock to clean up.
 * Throws 'library-locked' while another engine has it.
 */
export function lockLibrary(dataDir: string): { release(): void } {
  const path = join(dataDir, 'lock.sqlite');
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!errorCode(error).startsWith('SQLITE_BUSY')) throw error;
    throw new CodedError(
      'library-locked',
      'Another Lookalike has this library open. Close it, or choose another library folder with --library.',
      { path: dataDir, transient: true, cause: error },
    );
  }
  return {
    release: () => {
      database.close();
    },
  };
}
