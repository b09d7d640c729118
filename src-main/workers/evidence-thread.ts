import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { Evidence, EvidenceSetup, FromEvidence } from './evidence-messages.ts';
import { endOnAbort } from './end-on-abort.ts';
import { fromFailure } from './thread-failure.ts';

/**
 * Everything that shows whether a new model is better, in a thread of its own: seconds of work. The vectors are handed
 * over and gone for the caller. Rejects with 'evidence-stopped' when the thread dies, or `signal` ends it.
 */
export function gatherEvidence(setup: EvidenceSetup, signal?: AbortSignal): Promise<Evidence> {
  const vectors = [
    setup.before,
    setup.after,
    ...(setup.library ? [setup.library.before, setup.library.after] : []),
  ];
  const worker = new Worker(new URL('./evidence-worker.ts', import.meta.url), {
    workerData: setup,
    // As a set: where nothing was learnt, the vectors before and after may be the same ones.
    transferList: [...new Set(vectors.map(({ buffer }) => buffer))],
  });
  endOnAbort(worker, signal);
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromEvidence) => {
      if (message.type === 'evidence') resolve(message.evidence);
      else reject(fromFailure(message.failure));
    });
    worker.once('error', (error) => {
      reject(evidenceStopped(errorMessage(error)));
    });
    worker.once('exit', () => {
      reject(evidenceStopped('it ended early'));
    });
  });
}

function evidenceStopped(reason: string): CodedError {
  return new CodedError(
    'evidence-stopped',
    `Comparing the models stopped (${reason}). Resume the training: only the comparison is made again.`,
    { transient: true },
  );
}
