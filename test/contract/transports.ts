import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import { Reply } from '../../src-shared/contract/reply.ts';
import { dispatch, type Log } from '../../src-main/serve/dispatch.ts';
import type { Engine } from '../../src-main/serve/engine.ts';
import { servePort } from '../../src-main/serve/message-port.ts';
import { startLocalhostServer } from '../../src-main/shells/localhost/server.ts';
import { makeTestFolder } from '../pictures/folder.ts';

/** One way to an engine, as the other end sees it: anything may be sent, and a Reply comes back. */
export interface Transport {
  send: (method: string, input: unknown) => Promise<Reply>;
  onEvent: (listener: (event: EngineEvent) => void) => Promise<void>;
  close: () => Promise<void>;
}

type Connect = (engine: Engine, log: Log) => Promise<Transport>;

const inProcess: Connect = (engine, log) => {
  let stop = () => {};
  return Promise.resolve({
    send: (method, input) => dispatch(engine, method, input, log),
    onEvent: (listener) => {
      stop = engine.onEvent(listener);
      return Promise.resolve();
    },
    close: () => {
      stop();
      return Promise.resolve();
    },
  });
};

const messagePort: Connect = (engine, log) => {
  const { port1, port2 } = new MessageChannel();
  const stop = servePort(engine, port1, log);
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners: ((event: EngineEvent) => void)[] = [];
  port2.on('message', (message: { id: number; reply: Reply } | { event: EngineEvent }) => {
    if ('event' in message) for (const listener of listeners) listener(message.event);
    else waiting.get(message.id)?.(message.reply);
  });
  return Promise.resolve({
    send: (method, input) => call(port2, waiting, { method, input }),
    onEvent: (listener) => {
      listeners.push(listener);
      return Promise.resolve();
    },
    close: () => {
      stop();
      port2.close();
      return Promise.resolve();
    },
  });
};

function call(
  port: MessagePort,
  waiting: Map<number, (reply: Reply) => void>,
  message: { method: string; input: unknown },
): Promise<Reply> {
  const id = waiting.size;
  const reply = new Promise<Reply>((resolve) => {
    waiting.set(id, resolve);
  });
  port.postMessage({ id, ...message });
  return reply;
}

const http: Connect = async (engine, log) => {
  const folder = await makeTestFolder();
  await folder.write('index.html', '<!doctype html>');
  const server = await startLocalhostServer({ engine, rendererDir: folder.path, log });
  const headers = { Authorization: `Bearer ${server.token}`, 'X-Lookalike': '1' };
  const gone = new AbortController();
  return {
    send: async (method, input) => {
      const response = await fetch(`${server.origin}/api/${method}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(input ?? null),
      });
      return Reply.parse(await response.json());
    },
    onEvent: async (listener) => {
      const response = await fetch(`${server.origin}/events`, { headers, signal: gone.signal });
      void readEvents(response, listener).catch(() => undefined); // ends by being aborted
    },
    close: async () => {
      gone.abort();
      await server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
};

async function readEvents(response: Response, listener: (event: EngineEvent) => void): Promise<void> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString('utf8');
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith('data: ')) listener(JSON.parse(block.slice(6)) as EngineEvent);
    }
  }
}

export const transports: readonly { name: string; connect: Connect }[] = [
  { name: 'in process', connect: inProcess },
  { name: 'over a message port', connect: messagePort },
  { name: 'over HTTP', connect: http },
];
