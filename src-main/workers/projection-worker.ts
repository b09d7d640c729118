import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { joinRows } from '../../src-shared/domain/join-rows.ts';
import { createProjector, type Projector } from '../embed/projector.ts';
import { openFeatureReader } from '../store/feature-reader.ts';
import type { FromProjection, ProjectionSetup, ToProjection } from './projection-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Rows of one matrix product: 5 MB of features, and a few milliseconds of the engine's time to write them. */
const BATCH_ROWS = 1_000;

/**
 * Thread entry: makes a model's vectors of the features that the library holds. It reads; the engine writes, and
 * says after each batch to go on.
 */
if (!parentPort) throw new Error('projection-worker.ts runs as a worker thread');
const port = parentPort;
const { databasePath, model, backbone, onnx } = workerData as ProjectionSetup;
const reader = openFeatureReader(databasePath);

const send = (message: FromProjection, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

let answered: (message: ToProjection) => void = () => undefined;
port.on('message', (message: ToProjection) => {
  answered(message);
});

try {
  const projector = await createProjector(onnx);
  await projectAll(projector);
  await projector.close();
  send({ type: 'done' });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
} finally {
  reader.close();
  port.close();
}

async function projectAll(projector: Projector): Promise<void> {
  let lastId = 0;
  for (;;) {
    const rows = reader.withoutVector(model, backbone, lastId, BATCH_ROWS);
    if (rows.length === 0) return;
    lastId = rows.at(-1)?.photoId ?? lastId;
    const vectors = new Float16Array(
      await projector.project(joinRows(rows.map(({ feature }) => feature)), rows.length),
    );
    const photoIds = rows.map((row) => row.photoId);
    const reply = new Promise<ToProjection>((resolve) => (answered = resolve));
    send({ type: 'rows', photoIds, vectors: new Uint16Array(vectors.buffer) }, [vectors.buffer]);
    if ((await reply).type === 'stop') return;
  }
}
