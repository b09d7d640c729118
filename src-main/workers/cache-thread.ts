import { Worker } from 'node:worker_threads';
import type { CacheSurvey } from '../cache/survey.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { CacheSetup, FromCache } from './cache-messages.ts';
import { fromFailure } from './thread-failure.ts';

/** In a thread: a large library has a hundred thousand thumbnails, each to be asked about. */
export function surveyInThread(setup: CacheSetup): Promise<CacheSurvey> {
  const worker = new Worker(new URL('./cache-worker.ts', import.meta.url), { workerData: setup });
  return new Promise((resolve, reject) => {
    const stopped = (reason: string): void => {
      const message = `The data folder could not be looked through (${reason}). Try again.`;
      reject(new CodedError('survey-stopped', message, { path: setup.dataDir, transient: true }));
    };
    worker.on('message', (message: FromCache) => {
      if (message.type === 'done') resolve(message.survey);
      else reject(fromFailure(message.failure));
    });
    worker.on('error', (error) => {
      stopped(errorMessage(error));
    });
    worker.once('exit', () => {
      stopped('it ended early');
    });
  });
}
