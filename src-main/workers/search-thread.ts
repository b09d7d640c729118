import { Worker } from 'node:worker_threads';
import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { FoundCopy } from '../search/copies.ts';
import type { SimilarAnswer, SimilarRequest } from '../search/similar.ts';
import type { FromSearch, SearchAnswer, SearchSetup, ToSearch } from './search-messages.ts';
import { fromFailure } from './thread-failure.ts';

export interface SearchThreadOptions extends Omit<SearchSetup, 'exactLimit' | 'segmentRows' | 'score'> {
  score?: ScoreCalibration | null | undefined;
  exactLimit?: number | undefined;
  segmentRows?: number | undefined;
  log: (line: string) => void;
}

export interface SearchThread {
  /**
   * Waits for the library to be read, if it is not yet.
   * Rejects with CodedError 'search-stopped' (transient) when the thread dies; the next call starts another.
   */
  similar(request: SimilarRequest): Promise<SimilarAnswer>;
  /** Other photos that show the same picture, most alike first; null where the photo is not in the library. */
  copies(photoId: number): Promise<FoundCopy[] | null>;
  /** Says that the library has changed; may be called for every photo. */
  refresh(): void;
  /** Resolves when all that the library holds now is searchable, as far as memory goes. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * 256 MB and 10 ms a query at 1280 dimensions. Up to here an index would save nothing that a person notices, and
 * comparing all is exact. docs/decisions/search.md has the figures.
 */
const EXACT_LIMIT = 50_000;

/** Small enough that writing one keeps a query waiting for less than 100 ms. */
const SEGMENT_ROWS = 16_384;

/** The engine's side of search. The thread is started at once, and again after a crash. */
export function startSearchThread({ log, ...options }: SearchThreadOptions): SearchThread {
  const setup: SearchSetup = {
    ...options,
    score: options.score ?? null,
    exactLimit: options.exactLimit ?? EXACT_LIMIT,
    segmentRows: options.segmentRows ?? SEGMENT_ROWS,
  };
  let closed = false;
  let connection = connect(setup, log);

  const alive = (): Connection => {
    if (closed) throw searchStopped('it was closed');
    if (!connection.alive) connection = connect(setup, log);
    return connection;
  };

  return {
    similar: async (request) => {
      const answer = await alive().ask((id) => ({ type: 'similar', id, request }));
      if (!answer || Array.isArray(answer)) throw new Error('the search thread answered another question');
      return answer;
    },
    copies: async (photoId) => {
      const answer = await alive().ask((id) => ({ type: 'copies', id, photoId }));
      if (answer && !Array.isArray(answer)) throw new Error('the search thread answered another question');
      return answer;
    },
    // Nothing to say to a dead thread: the next one reads the whole library.
    refresh: () => {
      connection.send({ type: 'refresh' });
    },
    ready: async () => {
      await alive().ask((id) => ({ type: 'catch-up', id }));
    },
    close: () => {
      closed = true;
      connection.send({ type: 'close' });
      return connection.exited;
    },
  };
}

interface Connection {
  readonly alive: boolean;
  readonly exited: Promise<void>;
  send(message: ToSearch): void;
  ask(message: (id: number) => ToSearch): Promise<SearchAnswer>;
}

interface Waiting {
  resolve: (answer: SearchAnswer) => void;
  reject: (error: CodedError) => void;
}

function connect(setup: SearchSetup, log: (line: string) => void): Connection {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: setup });
  const waiting = new Map<number, Waiting>();
  let alive = true;
  let lastId = 0;

  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    return entry;
  };
  const die = (error: CodedError): void => {
    alive = false;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  worker.on('message', (message: FromSearch) => {
    switch (message.type) {
      case 'log':
        log(message.line);
        break;
      case 'answer':
        settle(message.id)?.resolve(message.answer);
        break;
      case 'failure':
        if (message.id === null) die(fromFailure(message.failure));
        else settle(message.id)?.reject(fromFailure(message.failure));
    }
  });
  worker.on('error', (error) => {
    log(`search: the thread stopped: ${errorMessage(error)}`);
    die(searchStopped(errorMessage(error)));
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      die(searchStopped('it ended'));
      resolve();
    });
  });

  return {
    get alive() {
      return alive;
    },
    exited,
    send: (message) => {
      worker.postMessage(message);
    },
    ask: (message) =>
      new Promise((resolve, reject) => {
        lastId++;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage(message(lastId));
      }),
  };
}

function searchStopped(reason: string): CodedError {
  return new CodedError('search-stopped', `Search stopped (${reason}). Try again: it starts anew.`, {
    transient: true,
  });
}
