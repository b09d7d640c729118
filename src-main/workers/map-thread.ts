import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { endOnAbort } from './end-on-abort.ts';
import type { FromMap, MadeMap, MapSetup } from './map-messages.ts';
import { fromFailure } from './thread-failure.ts';

/**
 * Lays out the photos of a library in a thread of its own: seconds of work, with 100,000 photos minutes. The same
 * library, model and seed give the same map.
 *
 * @param onProgress what counts is how `done` stands to `total`
 * @throws CodedError 'map-stopped' when the thread dies, or `signal` ends it
 */
export function mapInThread(
  setup: MapSetup,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<MadeMap> {
  const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { workerData: setup });
  endOnAbort(worker, signal);
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromMap) => {
      switch (message.type) {
        case 'progress':
          onProgress(message.done, message.total);
          break;
        case 'map':
          resolve(message.map);
          break;
        case 'failure':
          reject(fromFailure(message.failure));
      }
    });
    worker.once('error', (error) => {
      reject(mapStopped(errorMessage(error)));
    });
    worker.once('exit', () => {
      reject(mapStopped('it ended early'));
    });
  });
}

function mapStopped(reason: string): CodedError {
  return new CodedError('map-stopped', `Making the map stopped (${reason}). Make it again: it starts anew.`, {
    transient: true,
  });
}
