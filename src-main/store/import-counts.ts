import type { JobId } from '../../src-shared/contract/ids.ts';
import type { ImportCounts } from '../../src-shared/contract/job.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

/**
 * What an import did, counted from the rows that it left, so that neither a kill nor a second look counts twice.
 *
 * [Note: Moves] A move is seen as two things, in either order: a new file, and one that is gone, of the same
 * content. Only when both are known can they be told from an addition and a loss, so the end of an import matches
 * them. The row of the old place is then dropped, lest it explain a second new file.
 */
export function createImportCounts(database: Connection, generation: Generation) {
  // A file that went in an earlier import explains a new one only if its content lay nowhere else since.
  const candidates = database.prepare<[{ jobId: number }], { newId: number; oldId: number }>(
    `SELECT new.id AS newId, old.id AS oldId
     FROM file AS new JOIN file AS old ON old.photo_id = new.photo_id AND old.state = 'gone'
     WHERE new.change_job = @jobId AND new.change = 'new' AND new.state = 'ready'
       AND (old.change_job = @jobId OR NOT EXISTS (
         SELECT 1 FROM file AS other
         WHERE other.photo_id = new.photo_id AND other.state = 'ready' AND other.id <> new.id))
     ORDER BY new.id, old.change_job DESC, old.id`,
  );
  const markMoved = database.prepare<[number]>(`UPDATE file SET change = 'moved' WHERE id = ?`);
  const forget = database.prepare<[number]>(`DELETE FROM file WHERE id = ?`);
  const counts = database.prepare<[number], { change: string | null; state: string; n: number }>(
    `SELECT change, state, count(*) AS n FROM file WHERE change_job = ? GROUP BY change, state`,
  );

  const importCounts = (jobId: JobId): ImportCounts => {
    const found: ImportCounts = { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 };
    for (const { change, state, n } of counts.all(jobId)) {
      if (state === 'failed') found.failed += n;
      else if (state === 'gone' && change === 'gone') found.gone += n;
      else if (state === 'ready' && change === 'new') found.added += n;
      else if (state === 'ready' && change === 'changed') found.changed += n;
      else if (state === 'ready' && change === 'moved') found.moved += n;
    }
    return found;
  };

  return {
    /** As far as it is known by now; a move may still count as one file added and one gone. */
    importCounts,

    /** To be called when nothing of the import is left to scan or read; may be called again. */
    settleImport: database.transaction((jobId: JobId): ImportCounts => {
      const settled = new Set<number>();
      for (const { newId, oldId } of candidates.all({ jobId })) {
        if (settled.has(newId) || settled.has(oldId)) continue;
        settled.add(newId).add(oldId);
        markMoved.run(newId);
        forget.run(oldId);
      }
      if (settled.size > 0) generation.grow();
      return importCounts(jobId);
    }),
  };
}
