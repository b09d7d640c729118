import { z } from 'zod';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { dispatch, type Log } from './dispatch.ts';
import type { Engine } from './engine.ts';

/** What Node's MessagePort and Electron's MessagePortMain have in common. */
export interface EnginePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

const CallId = z.int().nonnegative();
const Call = z.object({ id: CallId, method: z.string(), input: z.unknown() });

/** Whoever answers calls over a port, and tells of things by itself. */
export interface Served {
  answer(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: unknown) => void): () => void;
}

/** Serves the engine over a port. Returns a function that stops serving and closes the port. */
export function servePort(engine: Engine, port: EnginePort, log: Log): () => void {
  return serveCalls(
    {
      answer: (method, input) => dispatch(engine, method, input, log),
      onEvent: (listener) => engine.onEvent(listener),
    },
    port,
    log,
  );
}

/**
 * `{id, method, input}` is answered with `{id, reply}`, and events go out as `{event}`. A message without a usable
 * id cannot be answered and is dropped.
 */
export function serveCalls(served: Served, port: EnginePort, log: Log): () => void {
  const send = (message: unknown): boolean => {
    try {
      port.postMessage(message);
      return true;
    } catch (error) {
      log(`message port: could not send: ${errorMessage(error)}`);
      return false;
    }
  };
  const stopEvents = served.onEvent((event) => {
    send({ event });
  });
  port.on('message', (message) => {
    void answer(served, unwrap(message), log).then((response) => {
      // Whoever asked waits for something to come back.
      if (response && !send(response)) send({ id: response.id, reply: unsendable });
    });
  });
  port.on('close', stopEvents);
  port.start();
  return () => {
    stopEvents();
    port.close();
  };
}

const unsendable: Reply = {
  ok: false,
  code: 'internal',
  message: 'The answer could not be sent. Please report this as a fault of Lookalike.',
};

interface Response {
  id: number;
  reply: Reply;
}

async function answer(served: Served, message: unknown, log: Log): Promise<Response | null> {
  const call = Call.safeParse(message);
  if (call.success) {
    const { id, method, input } = call.data;
    return { id, reply: await served.answer(method, input) };
  }
  const id = z.object({ id: CallId }).safeParse(message);
  if (!id.success) {
    log('message port: dropped a message without an id');
    return null;
  }
  return {
    id: id.data.id,
    reply: { ok: false, code: 'bad-input', message: z.prettifyError(call.error) },
  };
}

/** Electron hands over `{data, ports}`, Node the message itself; no message of ours has these two keys. */
function unwrap(message: unknown): unknown {
  const isEvent = typeof message === 'object' && message !== null && 'data' in message && 'ports' in message;
  return isEvent ? message.data : message;
}
