import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { releaseGiant } from './giant-gate.ts';
import type { FromReader, ReaderResult, ReaderSetup, ReaderTask, ToReader } from './reader-messages.ts';
import { fromFailure } from './thread-failure.ts';

/** Whether the library holds this content, searchable. */
export type IsKnown = (contentHash: Uint8Array) => boolean;

interface Pending {
  isKnown: IsKnown;
  resolve: (result: ReaderResult) => void;
  reject: (error: unknown) => void;
}

export interface ReaderThread {
  /** How many tasks are in flight. */
  readonly load: number;
  readonly alive: boolean;
  run(task: ReaderTask, isKnown: IsKnown): Promise<ReaderResult>;
  close(): Promise<void>;
}

/** The engine's side of one reader thread. When the thread dies, all its tasks fail as transient. */
export function startReaderThread(setup: ReaderSetup): ReaderThread {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    // Its pixels live outside the JavaScript heap; left alone, each thread fills 48 MB with garbage before it looks.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  // It is -1 once the thread is gone.
  const { threadId } = worker;
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let alive = true;
  let ready = false;

  const send = (message: ToReader): void => {
    worker.postMessage(message);
  };
  const die = (reason: string): void => {
    alive = false;
    releaseGiant(setup.giants, threadId);
    for (const { reject } of pending.values()) reject(ready ? readerStopped(reason) : notStarted(reason));
    pending.clear();
  };
  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id);
    pending.delete(id);
    return entry;
  };
  /** A library that cannot be asked fails this task alone; the thread has no more work with it. */
  const isKnown = (id: number, contentHash: Uint8Array): boolean => {
    try {
      return pending.get(id)?.isKnown(contentHash) ?? true;
    } catch (error) {
      settle(id)?.reject(error);
      return true;
    }
  };

  send({ type: 'setup', setup });
  worker.on('message', (message: FromReader) => {
    switch (message.type) {
      case 'ready':
        ready = true;
        break;
      case 'hash-question':
        send({ type: 'hash-answer', id: message.id, known: isKnown(message.id, message.contentHash) });
        break;
      case 'result':
        settle(message.id)?.resolve(message.result);
        break;
      case 'failure':
        settle(message.id)?.reject(fromFailure(message.failure));
    }
  });
  worker.on('error', (error) => {
    die(errorMessage(error));
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      die('it ended');
      resolve();
    });
  });

  return {
    get load() {
      return pending.size;
    },
    get alive() {
      return alive;
    },
    run: (task, isKnown) =>
      new Promise((resolve, reject) => {
        if (!alive) {
          reject(readerStopped('it ended'));
          return;
        }
        lastId++;
        pending.set(lastId, { isKnown, resolve, reject });
        send({ type: 'task', id: lastId, task });
      }),
    close: async () => {
      if (alive) send({ type: 'close' });
      await exited;
    },
  };
}

/** It never came as far as a photo, so the fault is none of any photo's. */
function notStarted(reason: string): CodedError {
  return new CodedError(
    'network-not-loaded',
    `The thread that reads photos could not start (${reason}). Run "lookalike doctor" to see what is missing.`,
  );
}

function readerStopped(reason: string): CodedError {
  return new CodedError(
    'reader-stopped',
    `The thread that reads photos stopped (${reason}). It is tried again.`,
    {
      transient: true,
    },
  );
}
