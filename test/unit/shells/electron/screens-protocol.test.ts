import { afterAll, beforeAll, expect, it } from 'vitest';
import { createScreensHandler } from '../../../../src-main/shells/electron/addresses/screens-protocol.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

let folder: Awaited<ReturnType<typeof makeTestFolder>>;
let get: (url: string, init?: RequestInit) => Promise<Response>;
const logged: string[] = [];

beforeAll(async () => {
  folder = await makeTestFolder();
  await folder.write('secret.js', 'outside');
  await folder.write('renderer/index.html', '<!doctype html>');
  await folder.write('renderer/icon.svg', '<svg/>');
  await folder.write('renderer/assets/index-B4f9-_r.js', 'let a;');
  await folder.write('renderer/assets/index.css', 'a{}');
  await folder.write('renderer/.hidden.js', 'hidden');
  await folder.write('renderer/notes.txt', 'hidden');
  await folder.write('renderer/index.js.map', 'hidden');
  const answer = createScreensHandler(`${folder.path}/renderer`, (line) => logged.push(line));
  get = (url, init) => answer(new Request(url, init));
});
afterAll(() => folder[Symbol.asyncDispose]());

it.each([
  ['app://lookalike/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://lookalike/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://lookalike/index.html?a=b', 'text/html; charset=utf-8', '<!doctype html>'],
  ['app://lookalike/icon.svg', 'image/svg+xml', '<svg/>'],
  ['app://lookalike/assets/index-B4f9-_r.js', 'text/javascript; charset=utf-8', 'let a;'],
  ['app://lookalike/assets/index.css', 'text/css; charset=utf-8', 'a{}'],
])('%s is %s', async (url, contentType, text) => {
  const response = await get(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
  expect(await response.text()).toBe(text);
});

it.each([
  'app://lookalike/../secret.js',
  'app://lookalike/%2e%2e/secret.js',
  'app://lookalike/..%2fsecret.js',
  'app://lookalike/..%5csecret.js',
  'app://lookalike/..\\secret.js',
  'app://lookalike/assets/../../secret.js',
  'app://lookalike//secret.js',
  'app://lookalike/assets//index.css',
  'app://lookalike/.hidden.js',
  'app://lookalike/notes.txt',
  'app://lookalike/index.js.map',
  'app://lookalike/assets',
  'app://lookalike/assets/',
  'app://lookalike/assets/gone.js',
  'app://lookalike/index.html/a.js',
  'app://lookalike/%00.js',
  'app://lookalike/%',
  'app://evil/index.html',
  'app://lookalike.evil/index.html',
  'app://lookalike:1/index.html',
  'app:///index.html',
])('%s leads nowhere', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('There is nothing at this address.');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(logged).toEqual([]);
});

it('nothing can be sent there', async () => {
  expect((await get('app://lookalike/index.html', { method: 'POST' })).status).toBe(405);
});
