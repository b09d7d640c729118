import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileExclusions } from '../../../src-main/scan/exclusion.ts';
import { exclusionFromAbove, parseExclusionGlob } from '../../../src-shared/domain/exclusion-glob.ts';
import { moduleUrl, runAsOrdinaryUser } from './ordinary-user.ts';
import { namesIn, scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

const excludes = (glob: string, path: string): boolean =>
  compileExclusions([glob])?.(path, path.slice(path.lastIndexOf('/') + 1)) ?? false;

describe('a glob', () => {
  it.each([
    // Plain names and globs without a slash: anywhere
    ['Trash', 'Trash', true],
    ['Trash', '2020/Trash', true],
    ['Trash/', '2020/Trash', true],
    ['Trash', 'Trash 2', false],
    ['*.tmp.jpg', 'a/b/c.tmp.jpg', true],
    ['IMG_????.jpg', 'a/IMG_0001.jpg', true],
    ['**', 'a/b.jpg', true],
    // With a slash: from the folder on
    ['/Trash', 'Trash', true],
    ['./Trash', 'Trash', true],
    ['/Trash', '2020/Trash', false],
    ['Trash/**', 'Trash', true],
    ['Trash/**', 'Trash/a/b.jpg', true],
    ['Trash/**', '2020/Trash/a.jpg', false],
    ['Trash/*', 'Trash/a.jpg', true],
    ['**/*.tmp.jpg', 'c.tmp.jpg', true],
    ['**/*.tmp.jpg', 'a/b/c.tmp.jpg', true],
    ['**/Trash/**', 'a/b/Trash', true],
    ['20{19,20}/raw', '2020/raw', true],
    ['a/!(keep)/**', 'a/drop/x.jpg', true],
    ['a/!(keep)/**', 'a/keep/x.jpg', false],
    // Names as they come
    ['[draft]', 'a/[draft]', true],
    ['a/[draft]', 'a/[draft]', true],
    ['[ab]c', 'bc', true],
    ['Müll', 'Müll'.normalize('NFD'), true],
    ['Müll'.normalize('NFD'), 'Müll', true],
    ['a/Müll', 'a/Müll'.normalize('NFD'), true],
    ['*.jpg', 'two\nlines.jpg', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(excludes(glob, path)).toBe(expected);
  });

  it.each(['', ' ', '/', '!keep', '../other', 'a/../b', 'a/./b', 'C:/Pictures', '[a', 'a(b', '{a,b'])(
    'is refused when it cannot be meant: "%s"',
    (glob) => {
      expect(() => compileExclusions(['fine', glob])).toThrow(
        expect.objectContaining({
          code: 'exclusion-invalid',
          message: expect.stringContaining(`"${glob}"`) as string,
        }),
      );
    },
  );

  it('has so few stars that no name of common length keeps it busy', () => {
    const stars = (count: number): string => `${'*a'.repeat(count)}b`;
    expect(() => compileExclusions([stars(7)])).toThrow('too many stars');
    const startedAtMs = performance.now();
    excludes(stars(6), 'a'.repeat(32));
    expect(performance.now() - startedAtMs).toBeLessThan(500);
  });

  it('separates folders by backslashes on Windows', () => {
    expect(parseExclusionGlob('Trash\\2020\\**', true)).toEqual({ glob: 'Trash/2020/**', anchored: true });
    expect(parseExclusionGlob('Trash\\', true)).toEqual({ glob: 'Trash', anchored: false });
  });

  it.each([
    ['Trash', 'Pics/2020', 'Pics/2020/Trash', true],
    ['Trash', 'Pics/2020', 'Pics/2020/a/Trash', true],
    ['Trash', 'Pics/2020', 'Pics/Trash', false],
    ['a/*.jpg', 'Pics', 'Pics/a/b.jpg', true],
    ['a/*.jpg', 'Pics', 'Pics/c/a/b.jpg', false],
    ['*.jpg', '[old] {1} (2)', '[old] {1} (2)/b.jpg', true],
  ])('%s moved up out of %s still matches %s: %s', (glob, subfolder, path, expected) => {
    expect(excludes(exclusionFromAbove(parseExclusionGlob(glob, false)!, subfolder), path)).toBe(expected);
  });
});

describe('a scan with exclusions', () => {
  it('leaves out folders and files', async () => {
    const root = temporaryFolder();
    makeFiles(
      root,
      'a.jpg',
      'a.tmp.jpg',
      'Trash/b.jpg',
      '2020/Trash/c.jpg',
      '2020/d.jpg',
      '2020/cache/e.jpg',
    );
    const found = await scan(root, { exclude: ['Trash/**', '**/*.tmp.jpg', 'cache'] });
    expect(namesIn(root, found.added)).toEqual(['2020/Trash/c.jpg', '2020/d.jpg', 'a.jpg']);
  });

  it('refuses a bad glob before it reads anything', async () => {
    await expect(scan('/no/such/folder', { exclude: ['[a'] })).rejects.toMatchObject({
      code: 'exclusion-invalid',
    });
  });

  it.skipIf(process.platform === 'win32')('does not look into what is excluded', () => {
    const root = temporaryFolder();
    makeFiles(root, 'closed/a.jpg', 'b.jpg');
    chmodSync(join(root, 'closed'), 0o000);
    const reported = (exclude: string): unknown =>
      runAsOrdinaryUser(`
        import { scanFolder } from '${moduleUrl('src-main/scan/scan-folder.ts')}';
        const batches = await Array.fromAsync(scanFolder({ root: '${root}', exclude: ${exclude}, known: [] }));
        console.log(JSON.stringify(batches.flatMap((batch) => batch.unreadable)));
      `);
    try {
      expect(reported('[]')).toHaveLength(1);
      expect(reported("['closed']")).toEqual([]);
      expect(reported("['closed/**']")).toEqual([]);
    } finally {
      chmodSync(join(root, 'closed'), 0o755);
    }
  });
});
