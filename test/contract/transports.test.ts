import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import { createClient } from '../../src-main/serve/client.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { createMemoryEngine, memoryStatus, type MemoryEngine } from '../fakes/memory-engine.ts';
import { transports, type Transport } from './transports.ts';

describe.each(transports)('an engine $name', ({ connect }) => {
  let engine: MemoryEngine;
  let transport: Transport;
  let logged: string[];

  beforeEach(async () => {
    engine = createMemoryEngine();
    logged = [];
    transport = await connect(engine, (line) => logged.push(line));
  });
  afterEach(() => transport.close());

  it('answers a call', async () => {
    expect(await transport.send('library.status', {})).toEqual({ ok: true, value: memoryStatus });
    expect(await transport.send('import.current', {})).toEqual({ ok: true, value: null });
  });

  it('hands over input as the contract parses it: defaults filled in, unknown keys dropped', async () => {
    await transport.send('folders.add', { path: '/größe/写真', extra: 1 });
    expect(engine.calls).toEqual([{ method: 'folders.add', input: { path: '/größe/写真', exclude: [] } }]);
  });

  it('keeps every character of every language', async () => {
    const path = '/a b/é/中文/🙂/"quoted"\\\n\u2028';
    expect(await transport.send('folders.add', { path })).toMatchObject({ ok: true, value: { path } });
  });

  it.each([
    ['library.status', null],
    ['library.status', []],
    ['library.status', 'text'],
    ['folders.add', {}],
    ['folders.add', { path: '' }],
    ['folders.add', { path: 'nul\0byte' }],
    ['folders.add', { path: 7 }],
    ['folders.remove', { folderId: -1 }],
    ['search.similar', { query: { kind: 'photo', photoId: 1.5 } }],
    ['search.similar', { query: { kind: 'query', queryId: '../etc' } }],
    ['query.add', { name: 'x', base64: 'not base64!' }],
    ['photos.grid', { filter: { takenFrom: '2024-13-45' } }],
  ])('refuses %s with %j before it reaches the engine', async (method, input) => {
    const reply = await transport.send(method, input);
    expect(reply).toMatchObject({ ok: false, code: 'bad-input', message: expect.any(String) as string });
    expect(engine.calls).toEqual([]);
  });

  it.each([
    '',
    'library',
    'Library.Status',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'folders.add.call',
    'x'.repeat(5_000),
  ])('knows no method %s', async (method) => {
    const reply = await transport.send(method, {});
    expect(reply).toMatchObject({ ok: false, code: 'unknown-method' });
    expect(JSON.stringify(reply).length).toBeLessThan(300);
  });

  it('takes no prototype from what is sent', async () => {
    const input = JSON.parse('{"path": "/a", "__proto__": {"exclude": ["*"], "polluted": true}}') as unknown;
    await transport.send('folders.add', input);
    expect(engine.calls[0]?.input).toEqual({ path: '/a', exclude: [] });
    expect({}).not.toHaveProperty('polluted');
  });

  it('passes on what a CodedError says, and logs nothing', async () => {
    expect(await transport.send('folders.browse', { path: '/gone' })).toEqual({
      ok: false,
      code: 'folder-missing',
      message: 'There is no such folder.',
      path: '/gone',
    });
    expect(logged).toEqual([]);
  });

  it('turns a fault of its own into one line, and keeps the stack for the log', async () => {
    engine.override('library.status', () => {
      throw new TypeError('x is not a function');
    });
    const reply = await transport.send('library.status', {});
    expect(reply).toEqual({ ok: false, code: 'internal', message: 'x is not a function' });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^library\.status: TypeError: x is not a function\n +at /);
  });

  it.each([
    ['a text', 'thrown'],
    ['nothing', undefined],
    ['a bare object', Object.create(null)],
  ])('survives that %s is thrown', async (_what, thrown) => {
    engine.override('library.status', () => Promise.reject(thrown as Error));
    expect(await transport.send('library.status', {})).toMatchObject({ ok: false, code: 'internal' });
    expect(await transport.send('import.current', {})).toEqual({ ok: true, value: null });
  });

  it('answers a quick call while a slow one is waiting', async () => {
    const finish = Promise.withResolvers<null>();
    engine.override('import.current', () => finish.promise);
    const slow = transport.send('import.current', {});
    expect(await transport.send('library.status', {})).toMatchObject({ ok: true });
    finish.resolve(null);
    expect(await slow).toEqual({ ok: true, value: null });
  });

  it('carries a large picture', async () => {
    const base64 = Buffer.alloc(6 * 1024 * 1024, 'photo').toString('base64');
    expect(await transport.send('query.add', { name: 'large.jpg', base64 })).toMatchObject({
      ok: true,
      value: { height: 6 * 1024 * 1024 },
    });
  });

  it('tells events in order, until the connection ends', async () => {
    const events: EngineEvent[] = [];
    await transport.onEvent((event) => events.push(event));
    await vi.waitFor(() => {
      expect(engine.listeners).toBe(1);
    });
    for (const generation of [1, 2, 3]) {
      engine.emit({ type: 'library', status: { ...memoryStatus, generation } });
    }
    await vi.waitFor(() => {
      expect(events.map((event) => event.type === 'library' && event.status.generation)).toEqual([1, 2, 3]);
    });
    await transport.close();
    await vi.waitFor(() => {
      expect(engine.listeners).toBe(0);
    });
  });

  it('gives a typed client, which throws refusals as CodedErrors', async () => {
    const client = createClient((method, input) => transport.send(method, input));
    expect(await client['library.status']({})).toEqual(memoryStatus);
    const error: unknown = await client['folders.browse']({ path: '/gone' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ code: 'folder-missing', path: '/gone' });
  });
});
