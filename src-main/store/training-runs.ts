import type { RunId } from '../../src-shared/contract/ids.ts';
import { TrainingRun } from '../../src-shared/contract/training.ts';
import type { Connection } from './database.ts';

interface RunRow {
  id: number;
  request: string;
  snapshot: string;
}

/** Trainings live in the library, so that the next start knows what was under way and what came of the others. */
export function createTrainingRuns(database: Connection) {
  const insert = database.prepare<[string, string, string], { id: number }>(
    `INSERT INTO training_run (state, request, snapshot) VALUES (?, ?, ?) RETURNING id`,
  );
  const update = database.prepare<[string, string, number]>(
    `UPDATE training_run SET state = ?, snapshot = ? WHERE id = ?`,
  );
  const newest = database.prepare<[number], RunRow>(
    `SELECT id, request, snapshot FROM training_run ORDER BY id DESC LIMIT ?`,
  );
  const one = database.prepare<[number], RunRow>(
    `SELECT id, request, snapshot FROM training_run WHERE id = ?`,
  );

  const latest = (limit: number): TrainingRun[] => newest.all(limit).flatMap(parse);
  return {
    create: (run: Omit<TrainingRun, 'id'>): TrainingRun => {
      const { request, ...changing } = run;
      const row = insert.get(run.state, JSON.stringify(request), JSON.stringify(changing));
      return { ...run, id: row?.id as RunId };
    },
    /** All but its request, which never changes and may name hundreds of thousands of photos. */
    save: ({ request: _, ...changing }: TrainingRun): void => {
      update.run(changing.state, JSON.stringify(changing), changing.id);
    },
    /** Newest first; without those that an older version wrote in a way that is not understood any more. */
    latest,
    get: (id: RunId): TrainingRun | null => {
      const row = one.get(id);
      return (row && parse(row)[0]) ?? null;
    },
  };
}

function parse({ id, request, snapshot }: RunRow): TrainingRun[] {
  const changing = JSON.parse(snapshot) as object;
  const run = TrainingRun.safeParse({ ...changing, request: JSON.parse(request) as unknown, id });
  return run.success ? [run.data] : [];
}
