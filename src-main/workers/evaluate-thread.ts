import { Worker } from 'node:worker_threads';
import type { RetrievalMetrics } from '../evaluate/retrieval.ts';
import type { EvaluateSetup } from './evaluate-messages.ts';

/** Measures retrieval in a thread of its own: the work grows with the square of the photos. */
export function measureInThread(
  vectors: Float32Array<ArrayBuffer>,
  labels: readonly number[],
): Promise<RetrievalMetrics> {
  const setup: EvaluateSetup = { vectors, labels };
  const worker = new Worker(new URL('./evaluate-worker.ts', import.meta.url), {
    workerData: setup,
    transferList: [vectors.buffer],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that measures retrieval ended without an answer'));
    });
  });
}
