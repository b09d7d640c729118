import type { Worker } from 'node:worker_threads';

/** Ends a thread whose one long computation cannot be told to stop. Nothing is lost: it only reads and answers. */
export function endOnAbort(worker: Worker, signal: AbortSignal | undefined): void {
  const end = (): void => {
    void worker.terminate();
  };
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  worker.once('exit', () => {
    signal?.removeEventListener('abort', end);
  });
}
