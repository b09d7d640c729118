import type { FileId, FolderId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import { createFailures } from './failures.ts';
import { createFolderChanges } from './folder-changes.ts';
import type { Generation } from './generation.ts';
import { createImportCounts } from './import-counts.ts';
import type { Liveness } from './live.ts';
import { createUnreadablePlaces } from './unreadable-places.ts';

/** A file that is to be read. */
export interface PendingFile {
  id: FileId;
  folderId: FolderId;
  path: string;
  mtimeMs: number;
  change: 'new' | 'changed';
  /** How often reading it began without coming to an end, be it a photo or a failure. */
  attempts: number;
}

/** Files as scans find them and as imports work through them. */
export function createFileStore(database: Connection, generation: Generation, liveness: Liveness) {
  const pending = database.prepare<[number, number], PendingFile>(
    `SELECT id, folder_id AS folderId, path, mtime_ms AS mtimeMs, coalesce(change, 'new') AS change, attempts
     FROM file WHERE state = 'pending' AND id > ?
       AND folder_id IN (SELECT id FROM folder WHERE state = 'online') ORDER BY id LIMIT ?`,
  );
  // The state is spelled out: a partial index serves no parameter.
  const counting = (state: 'pending' | 'ready') => {
    const count = database.prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM file WHERE state = '${state}'`,
    );
    return (): number => count.get()?.n ?? 0;
  };
  const begin = database.prepare<[number]>(`UPDATE file SET attempts = attempts + 1 WHERE id = ?`);

  return {
    ...createFolderChanges(database, generation, liveness),
    ...createFailures(database, generation),
    ...createImportCounts(database, generation),
    ...createUnreadablePlaces(database, generation),

    /** Those that can be read now: what lies on an unplugged drive waits for it. */
    pendingAfter: (fileId: number, limit: number): PendingFile[] => pending.all(fileId, limit),
    /** Written down before the file is opened, so that one which kills the process is not opened forever. */
    beginReading: (fileId: FileId) => {
      begin.run(fileId);
    },
    countPending: counting('pending'),
    countReady: counting('ready'),
  };
}

export type FileStore = ReturnType<typeof createFileStore>;
