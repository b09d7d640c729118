import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { FromProjection, ProjectionSetup, ToProjection } from './projection-messages.ts';
import { fromFailure } from './thread-failure.ts';

/** A vector as the library keeps it: float16, [vectorDimensions]. */
export interface VectorRow {
  photoId: number;
  data: Uint8Array;
}

/**
 * Makes the vectors that `model` still lacks, batch by batch; the next batch waits for `onRows`, which writes.
 * Stopping is no error: what is written stays, and the next call goes on from there.
 */
export function projectInThread(
  setup: ProjectionSetup,
  signal: AbortSignal,
  onRows: (rows: VectorRow[]) => void,
): Promise<void> {
  const worker = new Worker(new URL('./projection-worker.ts', import.meta.url), { workerData: setup });
  const send = (message: ToProjection): void => {
    worker.postMessage(message);
  };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromProjection) => {
      switch (message.type) {
        case 'rows':
          try {
            onRows(rowsOf(message.photoIds, message.vectors));
            send({ type: signal.aborted ? 'stop' : 'go-on' });
          } catch (error) {
            send({ type: 'stop' });
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          break;
        case 'done':
          resolve();
          break;
        case 'failure':
          reject(fromFailure(message.failure));
      }
    });
    worker.once('error', (error) => {
      reject(projectionStopped(errorMessage(error)));
    });
    worker.once('exit', () => {
      reject(projectionStopped('it ended'));
    });
  });
}

function rowsOf(photoIds: readonly number[], vectors: Uint16Array<ArrayBuffer>): VectorRow[] {
  const bytes = vectors.byteLength / photoIds.length;
  return photoIds.map((photoId, row) => ({
    photoId,
    data: new Uint8Array(vectors.buffer, row * bytes, bytes),
  }));
}

function projectionStopped(reason: string): CodedError {
  return new CodedError(
    'projection-stopped',
    `Making vectors for the new model stopped (${reason}). Adopt it again: what is done is kept.`,
    { transient: true },
  );
}
