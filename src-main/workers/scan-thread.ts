import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { ScanBatch } from '../scan/scan-folder.ts';
import type { FromScanner, ScanSetup } from './scan-messages.ts';
import { fromFailure } from './thread-failure.ts';

/**
 * Scans a folder in a thread of its own: comparing a million files would otherwise keep people waiting.
 * Rejects with what the scan threw, or with 'scan-stopped' when `signal` or a crash ended it.
 */
export function scanInThread(
  setup: ScanSetup,
  signal: AbortSignal,
  onBatch: (batch: ScanBatch) => void,
): Promise<void> {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { workerData: setup });
  const abort = (): void => {
    worker.postMessage('stop');
  };
  signal.addEventListener('abort', abort, { once: true });

  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromScanner) => {
      switch (message.type) {
        case 'batch':
          if (signal.aborted) return;
          try {
            onBatch(message.batch);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            abort();
          }
          break;
        case 'done':
          resolve();
          break;
        case 'failure':
          reject(fromFailure(message.failure));
      }
    });
    worker.on('error', (error) => {
      reject(scanStopped(setup.root, errorMessage(error)));
    });
    worker.once('exit', () => {
      reject(scanStopped(setup.root, 'it ended early'));
    });
  }).finally(() => {
    signal.removeEventListener('abort', abort);
  });
}

function scanStopped(path: string, reason: string): CodedError {
  return new CodedError(
    'scan-stopped',
    `The scan of the folder stopped (${reason}). Start the import again.`,
    {
      path,
      transient: true,
    },
  );
}
