import type { MessagePortMain } from 'electron';
import { z } from 'zod';
import type { Method } from '../../../../src-shared/contract/api.ts';
import { EngineEvent } from '../../../../src-shared/contract/events.ts';
import { Reply } from '../../../../src-shared/contract/reply.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import type { Log } from '../../../serve/dispatch.ts';

const Answer = z.object({ id: z.int().nonnegative(), reply: Reply });
const News = z.object({ event: EngineEvent });
const FromPort = z.union([Answer, News]);

/** One connection to an engine that runs. */
export interface EngineConnection {
  /** Rejects 'engine-unreachable' where the engine dies before it has answered. */
  send(method: Method, input: unknown): Promise<Reply>;
  close(): void;
}

/** main's own end of a port to the engine, which speaks as a page's does. */
export function connectEngine(
  port: MessagePortMain,
  onEvent: (event: EngineEvent) => void,
  log: Log,
): EngineConnection {
  const waiting = new Map<number, PromiseWithResolvers<Reply>>();
  let lastId = 0;
  let isOpen = true;

  const lost = (): void => {
    isOpen = false;
    for (const { reject } of waiting.values()) reject(engineLost());
    waiting.clear();
  };
  port.on('message', ({ data }) => {
    const { data: told, error } = FromPort.safeParse(data);
    if (!told) log(`engine connection: dropped a message: ${z.prettifyError(error)}`);
    else if ('event' in told) onEvent(told.event);
    else {
      waiting.get(told.id)?.resolve(told.reply);
      waiting.delete(told.id);
    }
  });
  port.on('close', lost);
  port.start();

  return {
    send: (method, input) => {
      if (!isOpen) return Promise.reject(engineLost());
      const id = ++lastId;
      const answer = Promise.withResolvers<Reply>();
      waiting.set(id, answer);
      port.postMessage({ id, method, input });
      return answer.promise;
    },
    close: () => {
      lost();
      port.close();
    },
  };
}

/** Of a question that an engine took with it. */
export function engineLost(): CodedError {
  return new CodedError(
    'engine-unreachable',
    'The part of Lookalike that works with your photos has just ended. It starts again by itself; then try once more.',
    { transient: true },
  );
}
