import { readFile } from 'node:fs/promises';
import type { RunId } from '../../src-shared/contract/ids.ts';
import type { TrainingRuntime } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { RunFolder } from '../pipeline/training/run-folder.ts';
import type { Trainings } from '../pipeline/training/trainings.ts';
import type { MethodsOf } from './methods.ts';

interface TrainingParts {
  trainings: Trainings;
  folderOf: (runId: RunId) => RunFolder;
  runtimes: () => Promise<TrainingRuntime[]>;
}

export function trainingMethods({ trainings, folderOf, runtimes }: TrainingParts): MethodsOf<'training'> {
  return {
    'training.check': (request) => trainings.check(request),
    'training.start': (request) => trainings.start(request),
    // A throw inside `async` becomes a rejection, as callers expect.
    'training.pause': async ({ runId }) => Promise.resolve(trainings.pause(runId)),
    'training.resume': async ({ runId }) => Promise.resolve(trainings.resume(runId)),
    'training.cancel': ({ runId }) => trainings.cancel(runId),
    'training.current': () => Promise.resolve(trainings.current()),
    'training.runs': ({ limit }) => Promise.resolve(trainings.runs(limit)),
    'training.report': async ({ runId }) => {
      const run = trainings.get(runId);
      if (run?.state !== 'done') {
        throw new CodedError('report-missing', 'This training has no report: it did not come to its end.');
      }
      const { htmlPath, csvPath } = folderOf(runId);
      const html = await readFile(htmlPath, 'utf8').catch((error: unknown) => {
        throw new CodedError('report-missing', 'The report of this training is not there any more.', {
          path: htmlPath,
          cause: error,
        });
      });
      return { htmlPath, csvPath, html };
    },
    'training.runtimes': runtimes,
  };
}
