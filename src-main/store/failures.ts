import type { FileId, FolderId } from '../../src-shared/contract/ids.ts';
import type { Failure } from '../../src-shared/contract/job.ts';
import { CURRENT_IMPORT } from './current-import.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

interface FailureRow {
  id: number | null;
  path: string;
  failure_code: string;
  failure_message: string;
  failure_transient: number;
  failed_at_ms: number;
}

/** Files that could not be read, and why. */
export function createFailures(database: Connection, generation: Generation) {
  // Only what waits to be read can fail: meanwhile the file may have gone.
  const fail = database.prepare<[string, string, number, number, number]>(
    `UPDATE file SET state = 'failed', failure_code = ?, failure_message = ?, failure_transient = ?,
       failed_at_ms = ?, photo_id = NULL, attempts = 0, change_job = ${CURRENT_IMPORT}
     WHERE id = ? AND state = 'pending'`,
  );
  const failures = database.prepare<[number, number], FailureRow>(
    `SELECT id, path, failure_code, failure_message, failure_transient, failed_at_ms FROM file
     WHERE state = 'failed'
     UNION ALL SELECT NULL, path, code, message, 1, failed_at_ms FROM unreadable_place
     ORDER BY path LIMIT ? OFFSET ?`,
  );
  const failuresOf = database.prepare<[number, number, number, number], FailureRow>(
    `SELECT id, path, failure_code, failure_message, failure_transient, failed_at_ms FROM file
     WHERE folder_id = ? AND state = 'failed'
     UNION ALL SELECT NULL, path, code, message, 1, failed_at_ms FROM unreadable_place WHERE folder_id = ?
     ORDER BY path LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[], { n: number }>(
    `SELECT (SELECT count(*) FROM file WHERE state = 'failed') + (SELECT count(*) FROM unreadable_place) AS n`,
  );
  const countOf = database.prepare<[number, number], { n: number }>(
    `SELECT (SELECT count(*) FROM file WHERE folder_id = ? AND state = 'failed')
       + (SELECT count(*) FROM unreadable_place WHERE folder_id = ?) AS n`,
  );
  const retryOne = database.prepare<[number]>(
    `UPDATE file SET state = 'pending' WHERE id = ? AND state = 'failed'`,
  );
  const retryAll = database.prepare(`UPDATE file SET state = 'pending' WHERE state = 'failed'`);

  return {
    fail: database.transaction(
      (fileId: FileId, failure: { code: string; message: string; transient: boolean; atMs: number }) => {
        fail.run(failure.code, failure.message, failure.transient ? 1 : 0, failure.atMs, fileId);
        generation.grow();
      },
    ),
    countFailed: (folderId?: FolderId): number =>
      (folderId === undefined ? count.get() : countOf.get(folderId, folderId))?.n ?? 0,
    /** By path, with the places that a scan could not look into. */
    failures: (offset: number, limit: number, folderId?: FolderId): Failure[] => {
      if (folderId === undefined) return failures.all(limit, offset).map(toFailure);
      return failuresOf.all(folderId, folderId, limit, offset).map(toFailure);
    },
    /** Without `fileIds`: everything that failed. */
    retry: database.transaction((fileIds: readonly FileId[] | undefined) => {
      if (!fileIds) retryAll.run();
      else for (const fileId of fileIds) retryOne.run(fileId);
      generation.grow();
    }),
  };
}

function toFailure(row: FailureRow): Failure {
  return {
    fileId: row.id as FileId | null,
    path: row.path,
    code: row.failure_code,
    message: row.failure_message,
    transient: row.failure_transient === 1,
    failedAtMs: row.failed_at_ms,
  };
}
