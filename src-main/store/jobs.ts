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
  const latestOf = database.prepare<[string], JobRow>(
    `SELECT id, folder_ids, snapshot FROM job WHERE kind = ? ORDER BY id DESC LIMIT 1`,
  );
  /** Null also where an older version wrote the job in a way that is not understood any more. */
  const parse = (row: JobRow | undefined): StoredJob | null => {
    if (!row) return null;
    const job = Job.safeParse({ ...(JSON.parse(row.snapshot) as object), id: row.id });
    const folderIds = z.array(FolderId).safeParse(JSON.parse(row.folder_ids));
    return job.success && folderIds.success ? { job: job.data, folderIds: folderIds.data } : null;
  };

  const one = database.prepare<[number], JobRow>(`SELECT id, folder_ids, snapshot FROM job WHERE id = ?`);

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
    latestImport: (): StoredJob | null => parse(latestOf.get('import')),
    latest: (kind: Job['kind']): Job | null => parse(latestOf.get(kind))?.job ?? null,
    get: (id: JobId): Job | null => parse(one.get(id))?.job ?? null,
  };
}

export type JobStore = ReturnType<typeof createJobStore>;
