import type { MessagePortMain } from 'electron';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { Child, ChildEnd } from '../../../serve/child.ts';
import type { EngineLine } from './engine-line.ts';
import type { ToEngine, Told } from './engine-messages.ts';

/** As `FromChild` of workers/parent-line.ts. */
const Said = z.object({ message: z.unknown(), isLast: z.boolean() });

/** A port whose other end is gone says so; this is for the case that it does not. */
const LAST_WORDS_WITHIN_MS = 2_000;

interface Launched {
  connect(port: MessagePortMain): void;
  end(end: ChildEnd): void;
}

/** The engine's children where only main can start a process: main forks them, and a port leads to each. */
export function createLaunchedChildren(line: EngineLine) {
  const children = new Map<number, Launched>();
  let lastId = 0;

  return {
    launch: (worker: URL): Child => {
      const id = ++lastId;
      const name = basename(worker.pathname, extname(worker.pathname));
      const { child, launched } = createChild(() => {
        line.send({ type: 'kill', id });
      });
      children.set(id, launched);
      line.send({ type: 'launch', id, worker: name });
      return child;
    },
    connect: ({ id }: Told<ToEngine, 'launched'>, port: MessagePortMain): void => {
      children.get(id)?.connect(port);
    },
    ended: ({ id, code, complaint }: Told<ToEngine, 'child-ended'>): void => {
      children.get(id)?.end({ code, signal: null, complaint });
      children.delete(id);
    },
  };
}

function createChild(kill: () => void): { child: Child; launched: Launched } {
  const listeners: ((message: unknown) => void)[] = [];
  const unsent: unknown[] = [];
  const ended = Promise.withResolvers<ChildEnd>();
  const heardAll = Promise.withResolvers<undefined>();
  let port: MessagePortMain | undefined;

  const launched: Launched = {
    connect: (connected) => {
      port = connected;
      port.on('message', ({ data }) => {
        const { message, isLast } = Said.parse(data);
        for (const listener of listeners) listener(message);
        // It waits for this before it ends.
        if (!isLast) return;
        connected.close();
        heardAll.resolve(undefined);
      });
      port.on('close', () => {
        heardAll.resolve(undefined);
      });
      port.start();
      for (const message of unsent.splice(0)) port.postMessage(message);
    },
    end: (end) => {
      // The news of its end takes another way than its messages, and may overtake them.
      if (!port) heardAll.resolve(undefined);
      setTimeout(heardAll.resolve, LAST_WORDS_WITHIN_MS, undefined);
      void heardAll.promise.then(() => {
        ended.resolve(end);
      });
    },
  };
  const child: Child = {
    send: (message) => {
      if (port) port.postMessage(message);
      else unsent.push(message);
    },
    onMessage: (listener) => {
      listeners.push(listener);
    },
    ended: ended.promise,
    kill,
  };
  return { child, launched };
}
