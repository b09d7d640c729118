import { expect, test } from 'vitest';
import { mergeFeeds } from '../../../../scripts/package/update-feed.ts';

const feed = (arch: string, version = '1.2.0') => `version: ${version}
files:
  - url: Lookalike-${version}-windows-${arch}-setup.exe
    sha512: ${arch}hash==
    size: 12
path: Lookalike-${version}-windows-${arch}-setup.exe
sha512: ${arch}hash==
releaseDate: '2026-11-29T00:00:00.000Z'
`;

test('names the files of both machines, and for old programs the first', () => {
  expect(mergeFeeds([feed('x64'), feed('arm64').replaceAll('\n', '\r\n')])).toBe(`version: 1.2.0
files:
  - url: Lookalike-1.2.0-windows-x64-setup.exe
    sha512: x64hash==
    size: 12
  - url: Lookalike-1.2.0-windows-arm64-setup.exe
    sha512: arm64hash==
    size: 12
path: Lookalike-1.2.0-windows-x64-setup.exe
sha512: x64hash==
releaseDate: '2026-11-29T00:00:00.000Z'
`);
});

test('leaves a single feed as it is', () => {
  expect(mergeFeeds([feed('x64')])).toBe(feed('x64'));
});

test('refuses feeds that do not belong together', () => {
  expect(() => mergeFeeds([feed('x64'), feed('arm64', '1.3.0')])).toThrow('1.2.0, 1.3.0');
  expect(() => mergeFeeds(['version: 1\n'])).toThrow('not a feed');
});
