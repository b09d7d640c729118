import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLocalhostServer } from '../../src-main/shells/localhost/server.ts';
import { memoryStatus } from '../fakes/memory-engine.ts';
import { json, startTestServer, type TestServer } from './localhost-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await startTestServer();
});
afterEach(() => at.close());

const megabyte = 1024 * 1024;

describe('bodies', () => {
  const post = (body: string | Buffer) =>
    at.send('/api/library.status', { method: 'POST', headers: at.calling, body });

  /** A call whose body is still to be written. By hand: Node's client stops sending once it has an answer. */
  const startBody = (length: string) => {
    const socket = connect(at.port, '127.0.0.1');
    const headers = { Host: `127.0.0.1:${at.port}`, ...at.calling };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /api/query.add HTTP/1.1\r\n${lines.join('')}${length}\r\n\r\n`);
    socket.on('error', () => undefined); // the server may end the connection under it
    const answer = once(socket, 'data').then(([data]) => String(data));
    return { socket, answer };
  };

  it.each(['', '{', 'undefined', '{"a":1}}', Buffer.from([0x7b, 0xff, 0x7d])])(
    'that are not JSON are refused: %j',
    async (body) => {
      const answer = await post(body);
      expect([answer.status, json(answer)]).toMatchObject([400, { code: 'bad-input' }]);
    },
  );

  it('may be nested as deep as they like', async () => {
    const depth = 200_000;
    const answer = await post('['.repeat(depth) + ']'.repeat(depth));
    expect([200, 400]).toContain(answer.status);
    expect(json(answer)).toMatchObject({ ok: false, code: 'bad-input' });
    expect((await post('{}')).status).toBe(200);
  });

  it('that announce too many bytes are refused at once', async () => {
    const { socket, answer } = startBody(`Content-Length: ${200 * megabyte}`);
    socket.write('{');
    expect(await answer).toMatch(/^HTTP\/1\.1 413 .*"code":"body-too-large"/s);
    socket.destroy();
  });

  it('that grow too large are refused, and the sender gets to read why', async () => {
    const { socket, answer } = startBody('Transfer-Encoding: chunked');
    const part = Buffer.alloc(4 * megabyte, 'x');
    for (let sent = 0; sent < 120; sent += 4) {
      socket.write(`${part.length.toString(16)}\r\n`);
      socket.write(part);
      if (!socket.write('\r\n')) await once(socket, 'drain');
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 413 .*"code":"body-too-large"/s);
    // Who does not come to an end all the same is cut off.
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await post('{}')).status).toBe(200);
  });

  it('leave the connection alone once they have ended', async () => {
    const { socket, answer } = startBody('Content-Length: 1');
    socket.write('{');
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
    // Longer than a refused sender is listened to.
    await new Promise((resolve) => setTimeout(resolve, 2_300));
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`);
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });
});

describe('events', () => {
  it('are one line of JSON each', async () => {
    const stream = await at.open('/events', { headers: at.bearer });
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    let received = '';
    stream.setEncoding('utf8').on('data', (part: string) => (received += part));
    const status = { ...memoryStatus, dataDir: '/a\n\ndata: b' };
    at.engine.emit({ type: 'library', status });
    await vi.waitFor(() => {
      expect(received).toContain('"type":"library"');
    });
    const [retry, event] = received.split('\n\n');
    expect(retry).toBe('retry: 1000');
    expect(JSON.parse(event!.replace(/^data: /, ''))).toEqual({ type: 'library', status });
    stream.destroy();
    await vi.waitFor(() => {
      expect(at.engine.listeners).toBe(0);
    });
  });

  it('do not pile up for who does not read them', async () => {
    const stream = await at.open('/events', { headers: at.bearer });
    stream.pause();
    const status = { ...memoryStatus, dataDir: 'x'.repeat(256 * 1024) };
    for (let count = 0; count < 200 && at.engine.listeners > 0; count++) {
      at.engine.emit({ type: 'library', status });
      await new Promise(setImmediate);
    }
    await vi.waitFor(() => {
      expect(at.engine.listeners).toBe(0);
    });
  });
});

describe('the server', () => {
  it('listens on 127.0.0.1 alone', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal);
    for (const address of others) {
      const socket = connect(at.port, address!.address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
    const socket = connect(at.port, '127.0.0.1');
    await once(socket, 'connect');
    expect(socket.remoteAddress).toBe('127.0.0.1');
    socket.destroy();
  });

  it('says so where its port is taken', async () => {
    await expect(at.startAnother(at.port)).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(String(at.port)) as string,
    });
  });

  it('says so where its screens are not built', async () => {
    const options = { engine: at.engine, rendererDir: `${at.folder}/nothing`, log: () => undefined };
    await expect(startLocalhostServer(options)).rejects.toMatchObject({ code: 'screens-missing' });
  });

  it('ends every connection when it closes, and frees its port', async () => {
    const { port } = at;
    const events = await at.open('/events', { headers: at.bearer });
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    const ended = [events, idle].map((end) => new Promise((resolve) => end.once('close', resolve)));
    events.resume();
    idle.resume();
    await at.close();
    await Promise.all(ended);
    expect(at.engine.listeners).toBe(0);
    at = await startTestServer();
    const again = await at.startAnother(port);
    expect(again.port).toBe(port);
    await again.close();
  });

  it('answers an unreadable request and goes on', async () => {
    const socket = connect(at.port, '127.0.0.1');
    socket.end('NOT HTTP AT ALL\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await at.send('/', { headers: at.bearer })).status).toBe(200);
  });

  it('answers 500 where the answer cannot be written', async () => {
    at.engine.override('library.status', () => ({ huge: 1n }));
    const answer = await at.send('/api/library.status', { method: 'POST', headers: at.calling, body: '{}' });
    expect([answer.status, json(answer)]).toMatchObject([500, { ok: false, code: 'internal' }]);
    expect(at.logged).toHaveLength(1);
  });
});
