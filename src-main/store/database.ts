import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { library } from './migrations/0001-library.ts';

export type Connection = Database.Database;

/** In order; the number of those applied is SQLite's `user_version`. */
const migrations = [library];

export const databasePathIn = (dataDir: string): string => join(dataDir, 'library.sqlite');

/** Opens the library for writing and brings its tables up to date. */
export function openDatabase(dataDir: string): Connection {
  const path = databasePathIn(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new Database(path);
    // [Note: Durability] WAL with NORMAL loses nothing to a killed process. Only a power cut can take the
    // last commits, and what an import loses there it reads again.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    migrate(database, path);
    return database;
  } catch (error) {
    throw asLibraryError(error, path);
  }
}

/** A second, read-only connection for a worker thread. */
export function openDatabaseReadOnly(path: string): Connection {
  try {
    return new Database(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw asLibraryError(error, path);
  }
}

function migrate(database: Connection, path: string): void {
  const applied = database.pragma('user_version', { simple: true }) as number;
  if (applied > migrations.length) {
    throw new CodedError(
      'library-newer',
      `The library was written by a newer version of Lookalike. Update Lookalike, or choose another library folder.`,
      { path },
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < applied) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function asLibraryError(error: unknown, path: string): unknown {
  if (error instanceof CodedError) return error;
  const code = errorCode(error);
  if (
    ['EACCES', 'EROFS', 'EPERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].some((known) => code.startsWith(known))
  ) {
    return new CodedError(
      'library-not-writable',
      `The library folder cannot be written to (${code}). Allow writing to it or choose another with --library.`,
      { path, cause: error },
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new CodedError(
      'library-damaged',
      'The library file is damaged. Move it away and index your folders again; your photos are not affected.',
      { path, cause: error },
    );
  }
  return new CodedError('library-not-opened', `The library could not be opened: ${errorMessage(error)}`, {
    path,
    cause: error,
  });
}
