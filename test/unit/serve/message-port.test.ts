import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { servePort, type EnginePort } from '../../../src-main/serve/message-port.ts';
import { createMemoryEngine, memoryStatus, type MemoryEngine } from '../../fakes/memory-engine.ts';

describe('servePort', () => {
  let engine: MemoryEngine;
  let port: MessagePort;
  let stop: () => void;
  const logged: string[] = [];

  beforeEach(() => {
    const { port1, port2 } = new MessageChannel();
    engine = createMemoryEngine();
    logged.length = 0;
    stop = servePort(engine, port1, (line) => logged.push(line));
    port = port2;
  });
  afterEach(() => {
    stop();
  });

  const next = async (): Promise<unknown> => ((await once(port, 'message')) as unknown[])[0];

  it.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { id: -1, method: 'library.status', input: {} },
    { id: 1.5, method: 'library.status', input: {} },
    { id: '1', method: 'library.status', input: {} },
    { id: NaN },
    { data: {}, ports: [] },
  ])('drops %j, which cannot be answered, and goes on', async (message) => {
    port.postMessage(message);
    port.postMessage({ id: 3, method: 'library.status', input: {} });
    expect(await next()).toEqual({ id: 3, reply: { ok: true, value: memoryStatus } });
    expect(logged).toEqual(['message port: dropped a message without an id']);
  });

  it.each([{ id: 5 }, { id: 5, method: 7 }, { id: 5, method: null, input: {} }])(
    'answers %j with bad-input',
    async (message) => {
      port.postMessage(message);
      expect(await next()).toMatchObject({ id: 5, reply: { ok: false, code: 'bad-input' } });
      expect(engine.calls).toEqual([]);
    },
  );

  it('answers even where the answer itself cannot be sent', async () => {
    engine.override('library.status', () => ({ why: () => 'functions cannot be cloned' }));
    port.postMessage({ id: 9, method: 'library.status', input: {} });
    expect(await next()).toMatchObject({ id: 9, reply: { ok: false, code: 'internal' } });
    expect(logged[0]).toMatch(/^message port: could not send: /);
  });

  it('stops listening to the engine when the other side goes away', async () => {
    expect(engine.listeners).toBe(1);
    port.close();
    await vi.waitFor(() => {
      expect(engine.listeners).toBe(0);
    });
  });

  it('can be stopped while a call is under way', async () => {
    const finish = Promise.withResolvers<null>();
    engine.override('import.current', () => finish.promise);
    port.postMessage({ id: 1, method: 'import.current', input: {} });
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    finish.resolve(null);
    await new Promise(setImmediate);
    expect(logged).toEqual([]);
    expect(engine.listeners).toBe(0);
  });
});

it('understands Electron, which wraps each message in an event', async () => {
  const sent: unknown[] = [];
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => sent.push(message),
    start: () => undefined,
    close: () => undefined,
  });
  servePort(createMemoryEngine(), port satisfies EnginePort, () => undefined);
  port.emit('message', { data: { id: 1, method: 'import.current', input: {} }, ports: [] });
  await new Promise(setImmediate);
  expect(sent).toEqual([{ id: 1, reply: { ok: true, value: null } }]);
});
