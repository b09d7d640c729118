import type { FileId, FolderId } from '../../src-shared/contract/ids.ts';
import type { Failure } from '../../src-shared/contract/job.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';
import { refreshLive } from './live.ts';

export interface FileStamp {
  path: string;
  bytes: number;
  mtimeMs: number;
}

export interface KnownFile extends FileStamp {
  id: FileId;
  state: 'pending' | 'ready' | 'failed' | 'gone';
}

export interface PendingFile {
  id: FileId;
  path: string;
  mtimeMs: number;
  change: 'new' | 'changed';
}

/** What a scan of one folder found, against what was known. */
export interface FolderChanges {
  added: readonly FileStamp[];
  changed: readonly FileStamp[];
  /** Known as gone, and there again, unchanged. */
  returned: readonly FileId[];
  gone: readonly FileId[];
}

interface FailureRow {
  id: number;
  path: string;
  failure_code: string;
  failure_message: string;
  failure_transient: number;
  failed_at_ms: number;
}

export function createFileStore(database: Connection, generation: Generation) {
  const known = database.prepare<[number], KnownFile>(
    `SELECT id, path, bytes, mtime_ms AS mtimeMs, state FROM file WHERE folder_id = ?`,
  );
  const insert = database.prepare<[number, string, number, number]>(
    `INSERT INTO file (folder_id, path, bytes, mtime_ms, state, change) VALUES (?, ?, ?, ?, 'pending', 'new')
     ON CONFLICT (path) DO NOTHING`,
  );
  const change = database.prepare<[number, number, string]>(
    `UPDATE file SET bytes = ?, mtime_ms = ?, state = 'pending', change = 'changed' WHERE path = ?`,
  );
  const goneAway = database.prepare<[number]>(`UPDATE file SET state = 'gone' WHERE id = ?`);
  const comeBack = database.prepare<[number]>(
    `UPDATE file SET state = CASE WHEN photo_id IS NULL THEN 'pending' ELSE 'ready' END,
       change = coalesce(change, 'new') WHERE id = ?`,
  );
  const retryTransient = database.prepare<[number]>(
    `UPDATE file SET state = 'pending' WHERE folder_id = ? AND state = 'failed' AND failure_transient = 1`,
  );
  const pending = database.prepare<[number, number], PendingFile>(
    `SELECT id, path, mtime_ms AS mtimeMs, change FROM file
     WHERE state = 'pending' AND id > ? ORDER BY id LIMIT ?`,
  );
  const countState = database.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM file WHERE state = ?`,
  );
  const fail = database.prepare<[string, string, number, number, number]>(
    `UPDATE file SET state = 'failed', failure_code = ?, failure_message = ?, failure_transient = ?,
       failed_at_ms = ?, photo_id = NULL WHERE id = ?`,
  );
  const failures = database.prepare<[number, number], FailureRow>(
    `SELECT id, path, failure_code, failure_message, failure_transient, failed_at_ms FROM file
     WHERE state = 'failed' ORDER BY path LIMIT ? OFFSET ?`,
  );
  const retryOne = database.prepare<[number]>(
    `UPDATE file SET state = 'pending' WHERE id = ? AND state = 'failed'`,
  );
  const retryAll = database.prepare(`UPDATE file SET state = 'pending' WHERE state = 'failed'`);
  const count = (state: string): number => countState.get(state)?.n ?? 0;

  return {
    known: (folderId: FolderId): KnownFile[] => known.all(folderId),

    /** All or nothing: a crash in the middle leaves the previous scan intact. */
    applyChanges: database.transaction((folderId: FolderId, changes: FolderChanges) => {
      for (const file of changes.added) insert.run(folderId, file.path, file.bytes, file.mtimeMs);
      for (const file of changes.changed) change.run(file.bytes, file.mtimeMs, file.path);
      for (const fileId of changes.gone) goneAway.run(fileId);
      for (const fileId of changes.returned) comeBack.run(fileId);
      retryTransient.run(folderId);
      if (changes.gone.length + changes.returned.length > 0) refreshLive(database);
      generation.grow();
    }),

    pendingAfter: (fileId: number, limit: number): PendingFile[] => pending.all(fileId, limit),
    countPending: () => count('pending'),
    countFailed: () => count('failed'),
    countReady: () => count('ready'),

    fail: database.transaction(
      (fileId: FileId, failure: { code: string; message: string; transient: boolean; atMs: number }) => {
        fail.run(failure.code, failure.message, failure.transient ? 1 : 0, failure.atMs, fileId);
        generation.grow();
      },
    ),
    failures: (offset: number, limit: number): Failure[] =>
      failures.all(limit, offset).map((row) => ({
        fileId: row.id as FileId,
        path: row.path,
        code: row.failure_code,
        message: row.failure_message,
        transient: row.failure_transient === 1,
        failedAtMs: row.failed_at_ms,
      })),
    retry: database.transaction((fileIds: readonly FileId[] | undefined) => {
      if (!fileIds) retryAll.run();
      else for (const fileId of fileIds) retryOne.run(fileId);
    }),
  };
}

export type FileStore = ReturnType<typeof createFileStore>;
