import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, startTestServer, type TestServer } from './localhost-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await startTestServer();
});
afterEach(() => at.close());

describe('paths', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/%00/secret.txt',
    '/.hidden',
    '/%',
    '/assets/',
    '/picture/../../secret.txt',
    '/picture/thumbnail/../../../secret.txt',
    '/picture/query/..%2f..%2f..%2fsecret.txt',
    '/picture/thumbnail/%2fetc%2fpasswd',
    '/picture/original/1',
    '/picture/thumbnail/0',
    '/picture/thumbnail/-1',
    '/picture/thumbnail/1.5',
    '/picture/thumbnail/1/2',
    '/picture/thumbnail/9999999999999999',
    '/picture/query/short',
    `/picture/query/${'x'.repeat(65)}`,
  ])('%s leads nowhere', async (path) => {
    const answer = await at.send(path, { headers: at.bearer });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('outside');
    expect(answer.body).not.toContain('hidden');
  });

  it('that name another server lead nowhere', async () => {
    for (const path of ['http://evil.example/', '*', 'secret.txt']) {
      expect([400, 404]).toContain((await at.send(path, { headers: at.bearer })).status);
    }
  });
});

describe('pictures', () => {
  const bytes = Buffer.from('\xff\xd8\xff picture', 'latin1');

  it.each(['thumbnail/12', 'screen/12', 'query/query-1000'])('are sent as %s', async (address) => {
    at.engine.pictures.set(address, { bytes, contentType: 'image/jpeg', etag: 'abc"def' });
    const answer = await at.send(`/picture/${address}`, { headers: at.bearer });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      etag: '"abcdef"',
      'cache-control': 'private, no-cache',
    });
    const head = await at.send(`/picture/${address}`, { method: 'HEAD', headers: at.bearer });
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', String(bytes.length)]);
  });

  it('dropped to search with are shown under the id they were given', async () => {
    const body = JSON.stringify({ name: 'dropped.jpg', base64: bytes.toString('base64') });
    const added = json(await at.send('/api/query.add', { method: 'POST', headers: at.calling, body }));
    const { queryId } = (added as { value: { queryId: string } }).value;
    expect((await at.send(`/picture/query/${queryId}`, { headers: at.bearer })).status).toBe(200);
  });

  it.each(['"t"', 'W/"t"', '"x", "t"', '*'])('are not sent again to who has %s', async (tag) => {
    at.engine.pictures.set('thumbnail/12', { bytes, contentType: 'image/jpeg', etag: 't' });
    const headers = { ...at.bearer, 'If-None-Match': tag };
    const answer = await at.send('/picture/thumbnail/12', { headers });
    expect([answer.status, answer.body]).toEqual([304, '']);
  });

  it('that are not there say so', async () => {
    const answer = await at.send('/picture/thumbnail/5', { headers: at.bearer });
    expect([answer.status, json(answer)]).toMatchObject([404, { code: 'picture-not-found' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('whose name would break a header do no harm', async () => {
    at.engine.pictures.set('thumbnail/12', { bytes, contentType: 'image/jpeg', etag: 'a\r\nSet-Cookie: b' });
    const answer = await at.send('/picture/thumbnail/12', { headers: at.bearer });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([500, undefined]);
    expect(at.logged).toHaveLength(1);
  });
});

describe('methods', () => {
  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['PUT', '/index.html', 'GET, HEAD'],
    ['DELETE', '/picture/thumbnail/1', 'GET, HEAD'],
    ['GET', '/api/library.status', 'POST'],
    ['HEAD', '/events', 'GET'],
    ['TRACE', '/', 'GET, HEAD'],
  ])('%s is no way to use %s', async (method, path, allowed) => {
    const { status, headers } = await at.send(path, { method, headers: at.bearer });
    expect([status, headers.allow]).toEqual([405, allowed]);
  });
});
