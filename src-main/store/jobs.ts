import { z } from 'zod';
import { FolderId, type JobId } from '../../src-shared/contract/ids.ts';
import { Job } from '../../src-shared/contract/job.ts';
import type { Connection } from './database.ts';

interface JobRow {
  id: number;
  folder_ids: string;
  snapshot: string;
}

export interface StoredJob {
  job: Job;
  folderIds: FolderId[];
}

/** Jobs live in the library, so that the next start knows what was under way. */
export function createJobStore(database: Connection) {
  const insert = database.prepare<[string, string, string, string, number], { id: number }>(
    `INSERT INTO job (kind, state, folder_ids, snapshot, started_at_ms) VALUES (?, ?, ?, ?, ?) RETURNING id`,
  );
  const update = database.prepare<[string, string, string, number]>(
    `UPDATE job SET state = ?, folder_ids = ?, snapshot = ? WHERE id = ?`,
  );
  const latest = database.prepare<[], JobRow>(
    `SELECT id, folder_ids, snapshot FROM job WHERE kind = 'import' ORDER BY id DESC LIMIT 1`,
  );

  return {
    create: (job: Omit<Job, 'id'>, folderIds: readonly FolderId[]): Job => {
      const row = insert.get(
        job.kind,
        job.state,
        JSON.stringify(folderIds),
        JSON.stringify(job),
        job.startedAtMs,
      );
      return { ...job, id: row?.id as JobId };
    },
    save: (job: Job, folderIds: readonly FolderId[]) => {
      update.run(job.state, JSON.stringify(folderIds), JSON.stringify(job), job.id);
    },
    /** Null also where an older version wrote the job in a way that is not understood any more. */
    latestImport: (): StoredJob | null => {
      const row = latest.get();
      if (!row) return null;
      const job = Job.safeParse({ ...(JSON.parse(row.snapshot) as object), id: row.id });
      const folderIds = z.array(FolderId).safeParse(JSON.parse(row.folder_ids));
      return job.success && folderIds.success ? { job: job.data, folderIds: folderIds.data } : null;
    },
  };
}

export type JobStore = ReturnType<typeof createJobStore>;
