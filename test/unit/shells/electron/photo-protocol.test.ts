import { expect, it } from 'vitest';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { createPhotoHandler } from '../../../../src-main/shells/electron/addresses/photo-protocol.ts';

const bytes = Uint8Array.of(0xff, 0xd8, 0xff);
const asked: string[] = [];
const logged: string[] = [];
const answer = createPhotoHandler(
  (kind, id) => {
    asked.push(`${kind} ${id}`);
    if (id === '404') return Promise.reject(new CodedError('picture-not-found', 'There is no such photo.'));
    if (id === '422')
      return Promise.reject(new CodedError('file-missing', 'Its drive is gone.', { path: '/a' }));
    if (id === '500') return Promise.reject(new Error('a fault'));
    if (id === '13') return Promise.resolve({ bytes, contentType: 'image/jpeg', etag: 'a\r\nX-Evil: 1' });
    return Promise.resolve({ bytes, contentType: 'image/webp', etag: 'a"b' });
  },
  (line) => logged.push(line),
);
const get = (url: string, init?: RequestInit) => answer(new Request(url, init));

it.each(['photo://thumbnail/12', 'photo://screen/12', 'photo://query/aB-_5678'])(
  '%s is a picture',
  async (url) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': 'app://lookalike',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'",
      'content-type': 'image/webp',
      etag: '"ab"',
      'x-content-type-options': 'nosniff',
    });
  },
);

it.each([
  'photo://thumbnail/0',
  'photo://thumbnail/-1',
  'photo://thumbnail/1.5',
  'photo://thumbnail/01',
  'photo://thumbnail/9999999999999999',
  'photo://thumbnail/1/2',
  'photo://thumbnail/1/',
  'photo://thumbnail/1?path=/etc/passwd',
  'photo://thumbnail/../../etc/passwd',
  'photo://thumbnail/..%2f..%2fetc%2fpasswd',
  'photo://thumbnail//etc/passwd',
  'photo://thumbnail/C:/a.jpg',
  'photo://thumbnail:80/1',
  'photo://thumbnail/1%00',
  'photo://original/1',
  'photo://query/short',
  `photo://query/${'x'.repeat(65)}`,
  'photo://query/aB-_567%2e',
  'photo:///etc/passwd',
  'photo:thumbnail/1',
])('%s is nothing, and nobody is asked for it', async (url) => {
  asked.length = 0;
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ ok: false, code: 'not-found' });
  expect(asked).toEqual([]);
});

it('a picture that has not changed is not sent again', async () => {
  for (const tag of ['"ab"', 'W/"ab"', '"x", "ab"', '*']) {
    const response = await get('photo://screen/12', { headers: { 'If-None-Match': tag } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  }
  expect((await get('photo://screen/12', { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
});

it('what cannot be shown says why', async () => {
  expect((await get('photo://screen/404')).status).toBe(404);
  const gone = await get('photo://screen/422');
  expect([gone.status, await gone.json()]).toMatchObject([422, { code: 'file-missing', path: '/a' }]);
  expect(gone.headers.get('cache-control')).toBe('no-store');
  expect(logged).toEqual([]);
  expect((await get('photo://screen/500')).status).toBe(500);
  const broken = await get('photo://screen/13');
  expect([broken.status, broken.headers.get('x-evil')]).toEqual([500, null]);
  expect(logged).toHaveLength(2);
});

it('nothing can be sent there', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
    expect((await get('photo://thumbnail/12', { method })).status).toBe(405);
  }
});
