import { Worker } from 'node:worker_threads';
import type { ExclusionPreview } from '../../src-shared/contract/folder.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { FromPreview, PreviewSetup } from './preview-messages.ts';
import { fromFailure } from './thread-failure.ts';

/** Long enough for most folders, short enough to wait for while typing. */
const WITHIN_MS = 3_000;

/**
 * Looks through folders in a thread, one at a time: whoever types asks anew with each pause, and the answer to
 * what stood there before is of no use. Rejects with 'preview-replaced' then, else with what the walk threw.
 */
export function createPreviews() {
  let running: Worker | null = null;

  return async (path: string, exclude: readonly string[]): Promise<ExclusionPreview> => {
    void running?.terminate();
    const setup: PreviewSetup = { path, exclude, withinMs: WITHIN_MS };
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { workerData: setup });
    running = worker;
    try {
      return await answerOf(worker, path);
    } finally {
      if (running === worker) running = null;
    }
  };
}

function answerOf(worker: Worker, path: string): Promise<ExclusionPreview> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromPreview) => {
      if (message.type === 'done') resolve(message.preview);
      else reject(fromFailure(message.failure));
    });
    worker.on('error', (error) => {
      reject(
        new CodedError('preview-failed', `The folder was not looked through (${errorMessage(error)}).`, {
          path,
        }),
      );
    });
    worker.once('exit', () => {
      const message = 'This look through the folder made way for a newer one. Ask again.';
      reject(new CodedError('preview-replaced', message, { path, transient: true }));
    });
  });
}
