import '../connections/connection-watch.ts';
import { parentPort } from 'node:worker_threads';
import { closeDecoder } from '../decode/decode-photo.ts';
import { createReader, type Reader } from './reader.ts';
import type { FromReader, ReaderResult, ReaderTask, ToReader } from './reader-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Thread entry: any number of tasks at once, each answered by its id. */
if (!parentPort) throw new Error('reader-worker.ts runs as a worker thread');
const port = parentPort;
const starting = Promise.withResolvers<Reader>();
const questions = new Map<number, (known: boolean) => void>();

const send = (message: FromReader, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

port.on('message', (message: ToReader) => {
  switch (message.type) {
    case 'setup':
      starting.resolve(createReader(message.setup));
      break;
    case 'task':
      void run(message.id, message.task);
      break;
    case 'hash-answer':
      questions.get(message.id)?.(message.known);
      questions.delete(message.id);
      break;
    case 'close':
      void close();
  }
});
// A reader that cannot start ends the thread with its reason.
await starting.promise;
send({ type: 'ready' });

async function close(): Promise<void> {
  const reader = await starting.promise;
  await Promise.all([reader.close(), closeDecoder()]);
  port.close();
}

async function run(id: number, task: ReaderTask): Promise<void> {
  const askKnown = (contentHash: Uint8Array): Promise<boolean> =>
    new Promise((resolve) => {
      questions.set(id, resolve);
      send({ type: 'hash-question', id, contentHash });
    });
  try {
    const reader = await starting.promise;
    const result = await reader.run(task, askKnown);
    send({ type: 'result', id, result }, transferable(result));
  } catch (error) {
    send({ type: 'failure', id, failure: toFailure(error) });
  }
}

/** Large arrays move to the engine instead of being copied. */
function transferable(result: ReaderResult): ArrayBuffer[] {
  switch (result.kind) {
    case 'photo':
      return [result.findings.feature.buffer, result.findings.vector.buffer];
    case 'picture': {
      const { feature, vector, thumbnail } = result.picture;
      return [feature.buffer, vector.buffer, thumbnail.buffer];
    }
    case 'pixels':
      return [result.pixels.buffer];
    case 'vector':
      return [result.vector.buffer];
    default:
      return [];
  }
}
