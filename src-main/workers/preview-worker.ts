import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { previewExclusions } from '../scan/preview-exclusions.ts';
import type { FromPreview, PreviewSetup } from './preview-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Thread entry: looks through one folder, answers, and ends. */
const send = (message: FromPreview): void => {
  parentPort?.postMessage(message);
};

const { path, exclude, withinMs } = workerData as PreviewSetup;
try {
  send({ type: 'done', preview: await previewExclusions(path, exclude, withinMs) });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
}
