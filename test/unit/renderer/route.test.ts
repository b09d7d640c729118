import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from '../../../src-renderer/state/route.ts';

test.each([
  '#/',
  '#/import',
  '#/folder/3',
  '#/folder/3?from=2024-01-01&to=2024-02-29',
  '#/similar/photo/12',
  '#/similar/photo/12?folder=2&camera=Nikon+Z6&tag=tabby%2C+tabby+cat',
  '#/similar/query/abcd-EFGH_1234',
  '#/?tag=%3Cb%3E%26%3D%23%3F',
])('%s is read and written the same', (address) => {
  expect(formatRoute(parseRoute(address))).toBe(address);
});

test.each([
  '',
  '#',
  '#/nowhere',
  '#/folder/x',
  '#/folder/0',
  '#/similar/photo/-1',
  '#/similar/photo/1e3',
  '#/similar/query/short',
  '#/similar/query/../../secret',
  '#/?from=yesterday&to=2024-1-1&folder=a',
])('%s leads to all photos', (address) => {
  expect(parseRoute(address)).toEqual({ view: 'gallery', filter: {} });
});
