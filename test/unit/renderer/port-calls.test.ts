import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { createPortEngine } from '../../../src-renderer/client/port-engine.ts';
import { type CallPort, PortCalls } from '../../../src-renderer/client/port-calls.ts';
import type { LineState } from '../../../src-renderer/client/engine.ts';
import { CodedError, errorCode } from '../../../src-shared/domain/coded-error.ts';
import { serveCalls } from '../../../src-main/serve/message-port.ts';

const noLog = () => undefined;

type Answer = (method: string, input: unknown) => Promise<unknown>;

/** The far end of a channel, served as the shell and the engine serve theirs. */
function serve(answer: Answer): { port: CallPort; end: () => void; tell: (event: unknown) => void } {
  const { port1, port2 } = new MessageChannel();
  let tell: (event: unknown) => void = noLog;
  const end = serveCalls(
    {
      answer: async (method, input) => {
        try {
          return { ok: true, value: await answer(method, input) };
        } catch (error) {
          const message = error instanceof Error ? error.message : '';
          return { ok: false, code: errorCode(error), message, path: '/a' };
        }
      },
      onEvent: (listener) => {
        tell = listener;
        return noLog;
      },
    },
    port1,
    noLog,
  );
  return {
    port: port2 as unknown as CallPort,
    end,
    tell: (event) => {
      tell(event);
    },
  };
}

const echo: Answer = (method, input) => Promise.resolve({ method, input });
const never: Answer = () => new Promise(() => undefined);

function calls(waitMs = 50) {
  const onEvent = vi.fn();
  const onConnected = vi.fn();
  return { calls: new PortCalls(waitMs, { onEvent, onConnected }), onEvent, onConnected };
}

describe('calls over a port', () => {
  it('brings each answer to whoever asked, in whatever order they come', async () => {
    const first = Promise.withResolvers<string>();
    const { port, end } = serve((method) => (method === 'slow' ? first.promise : Promise.resolve(method)));
    const { calls: to } = calls();
    to.connect(port);
    const slow = to.call('slow', {});
    expect(await to.call('fast', {})).toBe('fast');
    first.resolve('late');
    expect(await slow).toBe('late');
    end();
  });

  it('throws what the other end refuses, with its code and path', async () => {
    const { port, end } = serve(() => Promise.reject(new CodedError('photo-unknown', 'It is gone.')));
    const { calls: to } = calls();
    to.connect(port);
    await expect(to.call('photos.open', {})).rejects.toMatchObject({
      code: 'photo-unknown',
      message: 'It is gone.',
      path: '/a',
    });
    end();
  });

  it('sends what cannot be cloned as the JSON it stands for', async () => {
    const { port, end } = serve(echo);
    const { calls: to } = calls();
    to.connect(port);
    const watched = new Proxy({ ids: [1, 2] }, {});
    expect(await to.call('m', watched)).toEqual({ method: 'm', input: { ids: [1, 2] } });
    end();
  });

  it('fails what was asked of an end that goes away, and tells of it', async () => {
    const { port, end } = serve(never);
    const { calls: to, onConnected } = calls();
    to.connect(port);
    const lost = to.call('m', {});
    setTimeout(end, 10);
    await expect(lost).rejects.toMatchObject({ code: 'engine-unreachable', transient: true });
    expect(onConnected.mock.calls).toEqual([[true], [false]]);
  });

  it('waits a little for a port, and no longer', async () => {
    const { calls: to } = calls(200);
    const early = to.call('m', { a: 1 });
    const { port, end } = serve(echo);
    to.connect(port);
    expect(await early).toEqual({ method: 'm', input: { a: 1 } });
    end();
    const { calls: alone } = calls(20);
    await expect(alone.call('m', {})).rejects.toMatchObject({ code: 'engine-unreachable' });
  });

  it('goes on with a new port, and hears nothing of the old one any more', async () => {
    const old = serve(never);
    const { calls: to, onEvent, onConnected } = calls();
    to.connect(old.port);
    const lost = to.call('m', {});
    const next = serve(echo);
    to.connect(next.port);
    await expect(lost).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(await to.call('m', {})).toMatchObject({ method: 'm' });
    old.tell('stale');
    next.tell('fresh');
    await to.call('m', {});
    expect(onEvent.mock.calls).toEqual([['fresh']]);
    expect(onConnected.mock.calls).toEqual([[true], [true]]);
    old.end();
    next.end();
  });

  it('passes over messages that are none', async () => {
    const { port1, port2 } = new MessageChannel();
    const { calls: to } = calls();
    to.connect(port2 as unknown as CallPort);
    const asked = to.call('m', {});
    const [{ id }] = (await once(port1, 'message')) as [{ id: number }];
    for (const junk of [null, 'x', 7, {}, { id: 99, reply: { ok: true } }]) port1.postMessage(junk);
    port1.postMessage({ id, reply: { ok: 'perhaps' } });
    await expect(asked).rejects.toMatchObject({ code: 'internal' });
    port1.close();
  });
});

describe('an engine behind a port', () => {
  const follow = (waitMs = 50) => {
    const lines: LineState[] = [];
    const events: unknown[] = [];
    const restart = vi.fn();
    const engine = createPortEngine(restart, waitMs);
    const hangUp = engine.listen({
      onLine: (state) => lines.push(state),
      onEvent: (event) => events.push(event),
    });
    return { engine, lines, events, restart, hangUp };
  };

  it('is open with each port, and lost between them', async () => {
    const { engine, lines } = follow();
    const first = serve(echo);
    engine.connect(first.port);
    await engine.call('library.status', {});
    first.end();
    await vi.waitFor(() => {
      expect(lines).toEqual(['open', 'lost']);
    });
    const second = serve(echo);
    engine.connect(second.port);
    expect(await engine.call('library.status', {})).toMatchObject({ method: 'library.status' });
    expect(lines).toEqual(['open', 'lost', 'open']);
    second.end();
  });

  it('is lost as soon as somebody knows of its end', async () => {
    const { engine, lines } = follow(10);
    const { port } = serve(never);
    engine.connect(port);
    const asked = engine.call('library.status', {});
    engine.disconnect();
    await expect(asked).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(lines).toEqual(['open', 'lost']);
  });

  it('tells whoever listens later that the line is open, and nobody who hung up', async () => {
    const engine = createPortEngine(noLog);
    const { port, end, tell } = serve(echo);
    engine.connect(port);
    const onLine = vi.fn();
    const onEvent = vi.fn();
    const hangUp = engine.listen({ onLine, onEvent });
    expect(onLine.mock.calls).toEqual([['open']]);
    tell({ type: 'job' });
    await engine.call('library.status', {});
    expect(onEvent).toHaveBeenCalledOnce();
    hangUp();
    tell({ type: 'job' });
    await engine.call('library.status', {});
    expect(onEvent).toHaveBeenCalledOnce();
    end();
  });

  it('names pictures by id, and asks for a restart when told to try again', () => {
    const { engine, restart } = follow();
    expect(engine.thumbnailAddress(12 as never)).toBe('photo://thumbnail/12');
    expect(engine.screenAddress(12 as never)).toBe('photo://screen/12');
    expect(engine.queryAddress({ kind: 'photo', photoId: 3 as never })).toBe('photo://thumbnail/3');
    expect(engine.queryAddress({ kind: 'query', queryId: 'q-12345678' as never })).toBe(
      'photo://query/q-12345678',
    );
    engine.tryAgain();
    expect(restart).toHaveBeenCalledOnce();
  });
});
