import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  LaunchWords,
  readLaunchRequest,
  readLink,
  restartWords,
  startsHidden,
} from '../../../../src-main/shells/electron/launch/launch-request.ts';

const at = resolve('/home/me');
const read = (...args: string[]) =>
  readLaunchRequest(
    { args, workingDirectory: at },
    { platform: 'linux', isFolder: (path) => path === resolve('/home/me/Pictures') },
  );
const similar = (path: string) => ({ kind: 'similar', path: resolve(path) });

describe('a start', () => {
  it('without a word just shows the window', () => {
    for (const args of [
      [],
      ['--hidden'],
      ['--no-sandbox', '--enable-logging'],
      ['--similar'],
      [''],
      ['--'],
    ]) {
      expect([args, read(...args)]).toEqual([args, { kind: 'show' }]);
    }
  });

  it('with a file looks for what is like it', () => {
    expect(read('a.jpg')).toEqual(similar('/home/me/a.jpg'));
    expect(read('/photos/a.jpg', '/photos/b.jpg')).toEqual(similar('/photos/a.jpg'));
    expect(read('--similar', '../a.jpg')).toEqual(similar('/home/a.jpg'));
    expect(read('--similar=a b.jpg')).toEqual(similar('/home/me/a b.jpg'));
    expect(read('--similar', '--odd name.jpg')).toEqual(similar('/home/me/--odd name.jpg'));
    expect(read('--', '-odd.jpg')).toEqual(similar('/home/me/-odd.jpg'));
    expect(read('--library', 'elsewhere', 'a.jpg')).toEqual(similar('/home/me/a.jpg'));
    expect(read('--allow-file-access-from-files', 'a.jpg')).toEqual(similar('/home/me/a.jpg'));
  });

  it('with a folder opens it', () => {
    expect(read('Pictures')).toEqual({ kind: 'folder', path: resolve('/home/me/Pictures') });
  });

  it.skipIf(process.platform === 'win32')('with the address of a file, as file managers write it', () => {
    expect(read('file:///photos/a%20b%C3%A9.jpg')).toEqual(similar('/photos/a bé.jpg'));
    expect(read('file://server/photos/a.jpg')).toEqual({ kind: 'show' });
    expect(read('file:///photos/a%2Fb.jpg')).toEqual({ kind: 'show' });
  });

  it('by the system, when a person logs in, is out of sight', () => {
    const words = (...args: string[]) => ({ args, workingDirectory: at });
    expect(startsHidden(words('--hidden'))).toBe(true);
    expect(startsHidden(words())).toBe(false);
    expect(startsHidden(words('--hidden', 'lookalike://similar?path=/a.jpg'))).toBe(false);
  });

  it('anew is for the same, from wherever that is done', () => {
    const again = (...args: string[]) => {
      const words = restartWords(read(...args), resolve('/library'));
      const elsewhere = { args: words, workingDirectory: resolve('/elsewhere') };
      const isFolder = (path: string) => path === resolve('/home/me/Pictures');
      expect(words.slice(0, 2)).toEqual(['--library', resolve('/library')]);
      return readLaunchRequest(elsewhere, { platform: 'linux', isFolder });
    };
    const link = 'lookalike://similar?path=/photos/a.jpg';
    for (const args of [[], ['a.jpg'], ['--similar', '-odd.jpg'], ['Pictures'], [link]]) {
      expect(again('--hidden', ...args)).toEqual(read(...args));
    }
    // A link in the words would keep `--library` from counting.
    expect(restartWords(read(link), '/library').join(' ')).not.toContain('lookalike:');
    expect(again('lookalike://nothing')).toEqual({ kind: 'show' });
  });

  it('takes no words from a second program but those of a command line', () => {
    for (const said of [
      null,
      [],
      {},
      { args: 'a', workingDirectory: at },
      { args: [1], workingDirectory: at },
    ]) {
      expect(LaunchWords.safeParse(said).success).toBe(false);
    }
  });
});

describe('a link', () => {
  it('names a photo on this machine', () => {
    expect(read('lookalike://similar?path=/photos/a%20b.jpg')).toEqual(similar('/photos/a b.jpg'));
    expect(read('LOOKALIKE://similar/?path=/photos/a.HEIC')).toMatchObject({ path: '/photos/a.HEIC' });
  });

  it('is all that counts: what stands beside it was made up with it', () => {
    const link = 'lookalike://similar?path=/photos/a.jpg';
    expect(read('--similar', '//server/share/b.jpg', link)).toEqual(similar('/photos/a.jpg'));
    expect(read(link, '//server/share/b.jpg')).toEqual(similar('/photos/a.jpg'));
    expect(read('lookalike://nothing', '/photos/b.jpg')).toMatchObject({ kind: 'refused' });
  });

  it.each([
    'lookalike:',
    'lookalike://',
    'lookalike://similar',
    'lookalike://similar?path=',
    'lookalike://other?path=/photos/a.jpg',
    'lookalike://similar/more?path=/photos/a.jpg',
    'lookalike://similar:80?path=/photos/a.jpg',
    'lookalike://me@similar?path=/photos/a.jpg',
    'lookalike://similar?path=/photos/a.jpg&path=/photos/b.jpg',
    'lookalike://similar?path=/photos/a.jpg&library=/tmp',
    'lookalike://similar?path=/photos/a.jpg#b',
    'lookalike://similar?path=a.jpg',
    'lookalike://similar?path=../a.jpg',
    'lookalike://similar?path=~/a.jpg',
    'lookalike://similar?path=//server/share/a.jpg',
    'lookalike://similar?path=/photos//a.jpg',
    'lookalike://similar?path=/photos/../a.jpg',
    'lookalike://similar?path=/photos/a.jpg%00.png',
    'lookalike://similar?path=/photos/a%0A.jpg',
    'lookalike://similar?path=/photos/a%E2%80%AEgpj.jpg',
    'lookalike://similar?path=/photos/%FF.jpg',
    'lookalike://similar?path=/etc/passwd',
    'lookalike://similar?path=/photos/.jpg',
    'lookalike://similar?path=/photos/a.svg',
    'lookalike://similar?path=/photos/a.jpg/',
    'lookalike://similar?path=/dev/a.jpg',
    'lookalike://similar?path=/proc/self/root/a.jpg',
    'lookalike://similar?path=/net/server/a.jpg',
    'lookalike://similar?path=https://evil.test/a.jpg',
    'lookalike://similar?path=file:///photos/a.jpg',
    'lookalike://similar?path=smb://server/a.jpg',
    `lookalike://similar?path=/${'x'.repeat(5_000)}.jpg`,
  ])('%s is refused', (link) => {
    const request = readLink(link, { platform: 'linux' });
    expect(request).toMatchObject({ kind: 'refused', error: { code: 'link-refused' } });
  });
});

describe('a link on Windows', () => {
  const link = (path: string) =>
    readLink(`lookalike://similar?path=${encodeURIComponent(path)}`, { platform: 'win32' });

  it.each(['C:\\Users\\me\\a.jpg', 'd:/photos/a b.png', 'C:\\Fotos\\Größe\\ä.heic'])(
    'may name %s',
    (path) => {
      expect(link(path)).toEqual({ kind: 'similar', path });
    },
  );

  it.each([
    '\\\\server\\share\\a.jpg',
    '//server/share/a.jpg',
    '\\/server/share/a.jpg',
    '\\\\?\\C:\\a.jpg',
    '\\\\?\\UNC\\server\\share\\a.jpg',
    '\\\\.\\C:\\a.jpg',
    '\\??\\C:\\a.jpg',
    '\\a.jpg',
    '/photos/a.jpg',
    'C:a.jpg',
    'C:\\..\\a.jpg',
    'C:\\photos\\..\\a.jpg',
    'C:\\\\server\\share\\a.jpg',
    'C:\\photos\\a.txt:b.jpg',
    'C:\\photos\\NUL.jpg',
    'C:\\COM1\\a.jpg',
    'C:\\com¹.jpg',
    'C:\\photos \\a.jpg',
    'C:\\photos\\a.jpg.',
    'C:\\photos\\a.jpg ',
    'C:\\photos\\*.jpg',
    'C:\\photos\\"a.jpg',
    'CC:\\a.jpg',
    'http://evil.test/a.jpg',
  ])('may not name %s', (path) => {
    expect(link(path)).toMatchObject({ kind: 'refused', error: { code: 'link-refused' } });
  });
});
