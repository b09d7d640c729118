import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { JobId, PhotoId } from '../../../src-shared/contract/ids.ts';
import type { TrainingRun } from '../../../src-shared/contract/training.ts';
import { sampleLibrary } from './sample-library.ts';

const photoIds = Array.from({ length: 20_000 }, (_, index) => (index + 1) as PhotoId);
const run = (): Omit<TrainingRun, 'id'> => ({
  ...{ jobId: 1 as JobId, state: 'running', backbone: 'efficientnet-lite0', runtime: null, check: null },
  request: {
    source: { kind: 'groups', groups: [{ name: 'all', photoIds }] },
    ...{ preset: 'quick', seed: 1, loss: 'semi-hard' },
  },
  ...{ plannedEpochs: null, stepsPerEpoch: null, stepInEpoch: 0, currentLoss: null, epochs: [] },
  ...{ comparison: null, model: null, startedAtMs: 5, seconds: 0, error: null },
});

it('a run is found again as it was last saved, with the photos that were picked for it', () => {
  const sample = sampleLibrary();
  const created = sample.library.trainingRuns.create(run());
  sample.library.trainingRuns.save({ ...created, state: 'paused', seconds: 9 });
  sample.reopen();
  const expected = { ...created, state: 'paused', seconds: 9 };
  expect(sample.library.trainingRuns.get(created.id)).toEqual(expected);
  expect(sample.library.trainingRuns.latest(3)).toEqual([expected]);
});

it('a save of its progress does not write the picks again', () => {
  const { library } = sampleLibrary();
  const created = library.trainingRuns.create(run());
  library.trainingRuns.save({ ...created, seconds: 1 });
  const database = new Database(library.databasePath, { readonly: true });
  const { bytes } = database.prepare(`SELECT length(snapshot) AS bytes FROM training_run`).get() as {
    bytes: number;
  };
  database.close();
  expect(bytes).toBeLessThan(1_000);
});
