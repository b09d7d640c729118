import { Worker } from 'node:worker_threads';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { PairExplanation } from '../explain/explain-pair.ts';
import type { ExplainSetup, FromExplain, PicturePair, ToExplain } from './explain-messages.ts';
import { fromFailure } from './thread-failure.ts';

export interface ExplainThread {
  readonly alive: boolean;
  /** The pixels go over to the thread. Rejects with CodedError 'explain-stopped' (transient) when the thread dies. */
  explain(pair: PicturePair): Promise<PairExplanation>;
  close(): Promise<void>;
}

interface Waiting {
  resolve: (explanation: PairExplanation) => void;
  reject: (error: CodedError) => void;
}

/** The engine's side of the thread that looks at two pictures again. It holds the model a second time. */
export function startExplainThread(setup: ExplainSetup): ExplainThread {
  const worker = new Worker(new URL('./explain-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let alive = true;
  let lastId = 0;

  const send = (message: ToExplain, transfer: ArrayBuffer[] = []): void => {
    worker.postMessage(message, transfer);
  };
  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    return entry;
  };
  const die = (reason: string): void => {
    alive = false;
    for (const { reject } of waiting.values()) reject(explainStopped(reason));
    waiting.clear();
  };

  worker.on('message', (message: FromExplain) => {
    if (message.type === 'explanation') settle(message.id)?.resolve(message.explanation);
    else settle(message.id)?.reject(fromFailure(message.failure));
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
  send({ type: 'setup', setup });

  return {
    get alive() {
      return alive;
    },
    explain: (pair) =>
      new Promise((resolve, reject) => {
        lastId++;
        waiting.set(lastId, { resolve, reject });
        send({ type: 'pair', id: lastId, pair }, [pair.query.buffer, pair.hit.buffer]);
      }),
    close: async () => {
      if (alive) send({ type: 'close' });
      await exited;
    },
  };
}

function explainStopped(reason: string): CodedError {
  return new CodedError(
    'explain-stopped',
    `Looking at the two pictures again stopped (${reason}). Try again: it starts anew.`,
    { transient: true },
  );
}
