import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { openLibrarySearch, type LibrarySearch } from '../search/library-search.ts';
import { openVectorReader, type VectorReader } from '../store/vector-reader.ts';
import { vectorIndex } from '../vector-index/vector-index.ts';
import type { FromSearch, SearchAnswer, SearchSetup, ToSearch } from './search-messages.ts';
import { toFailure } from './thread-failure.ts';

/**
 * Thread entry: all of search. Comparing and indexing are synchronous in usearch, so they happen here and
 * never where clicks are answered. Messages that come before the library is read wait for it.
 */
if (!parentPort) throw new Error('search-worker.ts runs as a worker thread');
const port = parentPort;
const { databasePath, exactLimit, segmentRows, ...setup } = workerData as SearchSetup;

const send = (message: FromSearch): void => {
  port.postMessage(message);
};
const log = (line: string): void => {
  send({ type: 'log', line });
};
const fail = (id: number | null, error: unknown): void => {
  send({ type: 'failure', id, failure: toFailure(error) });
};

let reader: VectorReader | undefined;
const opening = open();

port.on('message', (message: ToSearch) => {
  void opening.then((search) => handle(search, message)).catch(() => undefined);
});

try {
  await opening;
} catch (error) {
  fail(null, error);
  end();
}

async function open(): Promise<LibrarySearch> {
  reader = openVectorReader(databasePath);
  return openLibrarySearch({ ...setup, reader, vectorIndex, limits: { exactLimit, segmentRows }, log });
}

async function handle(search: LibrarySearch, message: ToSearch): Promise<void> {
  switch (message.type) {
    case 'similar':
      await answer(message.id, search.similar(message.request));
      break;
    case 'copies':
      await answer(message.id, search.copies(message.photoId));
      break;
    case 'catch-up':
      await answer(message.id, search.catchUp());
      break;
    case 'refresh':
      search.refresh();
      break;
    case 'close':
      await search.close();
      end();
  }
}

async function answer(id: number, work: Promise<SearchAnswer>): Promise<void> {
  try {
    send({ type: 'answer', id, answer: await work });
  } catch (error) {
    fail(id, error);
  }
}

function end(): void {
  reader?.close();
  port.close();
}
