import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStatus } from '../fakes/memory-engine.ts';
import { json, startTestServer, type TestServer } from './localhost-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await startTestServer();
});
afterEach(() => at.close());

describe('a session', () => {
  it('begins with the printed address, which leaves no token behind', async () => {
    const { status, headers } = await at.send(`/?token=${at.token}`);
    expect([status, headers.location, headers['cache-control']]).toEqual([303, '/', 'no-store']);
    const [cookie] = headers['set-cookie']!;
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(at.token);
    const page = await at.send('/', { headers: await at.openSession() });
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Lookalike</title>']);
  });

  it('prints an address of this machine, with a token nobody can guess', () => {
    expect(at.address).toBe(`http://127.0.0.1:${at.port}/?token=${at.token}`);
    expect(Buffer.from(at.token, 'base64url')).toHaveLength(32);
  });

  it.each(['/', '/index.html', '/assets/app-1a2b3c.js', '/picture/thumbnail/1', '/events', '/nothing'])(
    'is needed for %s',
    async (path) => {
      for (const headers of [
        {},
        { Authorization: 'Bearer wrong' },
        { Cookie: `lookalike-${at.port}=wrong` },
      ]) {
        expect((await at.send(path, { headers })).status).toBe(401);
      }
    },
  );

  it('is needed for a call, which then never reaches the engine', async () => {
    for (const headers of [{}, { Authorization: 'Bearer ' }, { Cookie: `lookalike-${at.port}=` }]) {
      const sent = {
        method: 'POST',
        headers: { ...at.calling, Authorization: '', ...headers },
        body: '{}',
      };
      const answer = await at.send('/api/library.status', sent);
      expect([answer.status, json(answer)]).toMatchObject([401, { ok: false, code: 'no-session' }]);
    }
    expect(at.engine.calls).toEqual([]);
  });

  it.each(['', 'wrong', '%00', 'a'.repeat(4_000)])('does not begin with the token %s', async (token) => {
    const { status, headers, body } = await at.send(`/?token=${token}`);
    expect([status, headers['set-cookie']]).toEqual([401, undefined]);
    expect(body).toContain('out of date');
  });

  it('outlives an old address opened again', async () => {
    const { status } = await at.send('/?token=old', { headers: await at.openSession() });
    expect(status).toBe(303);
  });

  it('of another library does not count, though cookies ignore ports', async () => {
    const cookie = await at.openSession();
    const other = await at.startAnother();
    try {
      const answer = await fetch(`${other.origin}/`, { headers: cookie });
      expect(answer.status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('is not found under a cookie of a similar name', async () => {
    const { Cookie } = await at.openSession();
    const value = Cookie.split('=')[1]!;
    for (const name of [`x-lookalike-${at.port}`, `lookalike-${at.port}0`, 'lookalike']) {
      expect((await at.send('/', { headers: { Cookie: `${name}=${value}` } })).status).toBe(401);
    }
    expect((await at.send('/', { headers: { Cookie: `a=1; ${Cookie}; b=2` } })).status).toBe(200);
  });
});

describe('pages of other sites', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]',
    '0.0.0.0',
    '127.0.0.1.evil.example',
  ])('get nothing by pointing the name %j at this machine', async (host) => {
    const answer = await at.send('/', { headers: { ...at.bearer, Host: host } });
    expect([answer.status, json(answer)]).toMatchObject([403, { code: 'foreign-host' }]);
  });

  it.each(['GET / HTTP/1.0\r\n', 'GET / HTTP/1.1\r\nHost:\r\n'])(
    'get nothing without a name: %j',
    async (head) => {
      const socket = connect(at.port, '127.0.0.1');
      socket.end(`${head}Authorization: Bearer ${at.token}\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /);
    },
  );

  it('get nothing by naming this server with another port', async () => {
    const Host = `127.0.0.1:${at.port + 1}`;
    expect((await at.send('/', { headers: { ...at.bearer, Host } })).status).toBe(403);
  });

  it('cannot spend a token on a foreign name either', async () => {
    const answer = await at.send(`/?token=${at.token}`, { headers: { Host: 'evil.example' } });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost'])(
    'get no call through from the origin %s',
    async (Origin) => {
      const answer = await at.send('/api/library.status', {
        method: 'POST',
        headers: { ...at.calling, Origin },
        body: '{}',
      });
      expect([answer.status, json(answer)]).toMatchObject([403, { code: 'foreign-origin' }]);
      expect(at.engine.calls).toEqual([]);
    },
  );

  it.each(['cross-site', 'same-site'])('get no data by a %s request with the cookie', async (site) => {
    const headers = { ...(await at.openSession()), 'Sec-Fetch-Site': site };
    for (const path of ['/picture/thumbnail/1', '/events']) {
      const answer = await at.send(path, { headers });
      expect([answer.status, json(answer)]).toMatchObject([403, { code: 'foreign-site' }]);
    }
    const call = { method: 'POST', headers: { ...at.calling, ...headers }, body: '{}' };
    expect((await at.send('/api/library.status', call)).status).toBe(403);
    // A link on another site may still lead here.
    expect((await at.send('/', { headers })).status).toBe(200);
  });

  it('get no permission to ask, whatever they ask for', async () => {
    const answer = await at.send('/api/library.status', {
      method: 'OPTIONS',
      headers: { Origin: at.origin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('cannot send a form: calls need a header and JSON', async () => {
    const cookie = await at.openSession();
    const form = { ...cookie, 'Content-Type': 'text/plain' };
    const bare = await at.send('/api/library.status', { method: 'POST', headers: form, body: '{}' });
    expect([bare.status, json(bare)]).toMatchObject([403, { code: 'header-missing' }]);
    const typed = { method: 'POST', headers: { ...form, 'X-Lookalike': '1' }, body: '{}' };
    expect((await at.send('/api/library.status', typed)).status).toBe(415);
    expect(at.engine.calls).toEqual([]);
  });
});

describe('the own page', () => {
  it.each(['127.0.0.1', 'localhost'])('may call on %s', async (name) => {
    const host = `${name}:${at.port}`;
    const own = { Host: host, Origin: `http://${host}`, 'Sec-Fetch-Site': 'same-origin' };
    const headers = {
      ...(await at.openSession()),
      ...own,
      'X-Lookalike': '1',
      'Content-Type': 'application/json',
    };
    const answer = await at.send('/api/library.status', { method: 'POST', headers, body: '{}' });
    expect([answer.status, json(answer)]).toEqual([200, { ok: true, value: memoryStatus }]);
  });

  it('runs nothing but its own files, in no frame, whatever is asked', async () => {
    const paths = ['/', '/nothing', '/picture/thumbnail/1', '/api/library.status'];
    for (const headers of [{}, at.bearer, { Host: 'evil.example' }]) {
      for (const path of paths) {
        const { headers: answered } = await at.send(path, { headers });
        const policy = String(answered['content-security-policy']);
        expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toMatch(/unsafe|\*|https?:/);
        expect(answered).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-resource-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
        });
      }
    }
  });

  it('keeps files with a hash in their name, and asks anew for the others', async () => {
    const asset = await at.send('/assets/app-1a2b3c.js', { headers: at.bearer });
    expect(asset.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(asset.headers['content-type']).toMatch(/javascript/);
    expect((await at.send('/', { headers: at.bearer })).headers['cache-control']).toBe('no-cache');
  });
});
