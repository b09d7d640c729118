import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { libraryError } from './library-error.ts';
import { library } from './migrations/0001-library.ts';
import { models } from './migrations/0002-models.ts';
import { collections } from './migrations/0003-collections.ts';

export type Connection = Database.Database;

/** In order; the number of those applied is SQLite's `user_version`. */
const migrations = [library, models, collections];

export const databasePathIn = (dataDir: string): string => join(dataDir, 'library.sqlite');

/** Opens the library for writing and brings its tables up to date. The folder is there, and locked. */
export function openDatabase(dataDir: string): Connection {
  const path = databasePathIn(dataDir);
  const database = connect(path);
  try {
    // [Note: Durability] WAL with NORMAL loses nothing to a killed process. Only a power cut can take the
    // last commits, and what an import loses there it reads again.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw libraryError(error, path);
  }
}

/** A second, read-only connection for a worker thread. */
export function openDatabaseReadOnly(path: string): Connection {
  return connect(path, { readonly: true, fileMustExist: true });
}

function connect(path: string, options?: Database.Options): Connection {
  try {
    return new Database(path, options);
  } catch (error) {
    throw libraryError(error, path);
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
