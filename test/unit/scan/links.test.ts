import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { known, namesIn, scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

describe.skipIf(process.platform === 'win32')('links', () => {
  it('follows a folder that leads out of the scanned one, and excludes in it by the path of the link', async () => {
    const root = temporaryFolder();
    const elsewhere = temporaryFolder();
    makeFiles(elsewhere, 'a.jpg', 'b/c.jpg', 'Trash/d.jpg');
    symlinkSync(elsewhere, join(root, 'linked'));
    expect(namesIn(root, (await scan(root, { exclude: ['linked/Trash'] })).added)).toEqual([
      'linked/a.jpg',
      'linked/b/c.jpg',
    ]);
  });

  it('ends in circles, and takes each folder once, by its own path', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'real/a.jpg', 'real/deep/b.jpg');
    symlinkSync(root, join(root, 'real/deep/to-the-top'));
    symlinkSync(join(root, 'real'), join(root, 'a-link-that-sorts-first'));
    symlinkSync('.', join(root, 'real/self'));
    symlinkSync(dirname(root), join(root, 'above'));
    symlinkSync('/', join(root, 'whole-disk'));
    const found = await scan(root);
    expect(namesIn(root, found.added)).toEqual(['real/a.jpg', 'real/deep/b.jpg']);
    expect(found.unreadable).toEqual([]);
  });

  it('ends in circles between two folders outside, the same way in each scan', async () => {
    const root = temporaryFolder();
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    makeFiles(one, 'a.jpg');
    makeFiles(other, 'b.jpg');
    symlinkSync(other, join(one, 'to-other'));
    symlinkSync(one, join(other, 'to-one'));
    symlinkSync(one, join(root, 'z'));
    symlinkSync(other, join(root, 'y'));
    const first = await scan(root);
    expect(namesIn(root, first.added)).toEqual(['y/b.jpg', 'z/a.jpg']);
    expect((await scan(root, { known: await known(root) })).added).toEqual([]);
  });

  it('takes only what is new of a link that leads above another', async () => {
    const root = temporaryFolder();
    const outside = temporaryFolder();
    makeFiles(outside, 'a.jpg', 'sub/b.jpg');
    symlinkSync(join(outside, 'sub'), join(root, '1'));
    symlinkSync(outside, join(root, '2'));
    expect(namesIn(root, (await scan(root)).added)).toEqual(['1/b.jpg', '2/a.jpg']);
  });

  it('scans a folder that is itself reached through a link', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'real/a.jpg');
    symlinkSync(join(root, 'real'), join(root, 'link'));
    expect(namesIn(root, (await scan(join(root, 'link'))).added)).toEqual(['link/a.jpg']);
  });

  it('follows a file, unless the walk finds the photo itself', async () => {
    const root = temporaryFolder();
    const elsewhere = temporaryFolder();
    makeFiles(elsewhere, 'a.jpg', 'b.jpg', 'SHA256E-0123');
    makeFiles(root, 'photos/a.jpg', 'photos/b.orig.jpg', '.annex/c.jpg');
    mkdirSync(join(root, 'best'));
    symlinkSync(join(root, 'photos/a.jpg'), join(root, 'best/double.jpg'));
    symlinkSync(join(root, 'photos/b.orig.jpg'), join(root, 'best/of-excluded.jpg'));
    symlinkSync(join(root, '.annex/c.jpg'), join(root, 'best/of-hidden.jpg'));
    symlinkSync(join(elsewhere, 'a.jpg'), join(root, 'best/of-outside.jpg'));
    symlinkSync(join(elsewhere, 'SHA256E-0123'), join(root, 'best/of-nameless.jpg'));
    symlinkSync(join(elsewhere, 'b.jpg'), join(root, 'best/not-a-photo-by-name'));
    expect(namesIn(root, (await scan(root, { exclude: ['*.orig.jpg'] })).added)).toEqual([
      'best/of-excluded.jpg',
      'best/of-hidden.jpg',
      'best/of-nameless.jpg',
      'best/of-outside.jpg',
      'photos/a.jpg',
    ]);
  });

  it('takes hard links for the two files that they are', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg');
    linkSync(join(root, 'a.jpg'), join(root, 'b.jpg'));
    expect((await scan(root)).seen).toBe(2);
  });

  it('keeps what is known behind a link whose drive is away', async () => {
    const root = temporaryFolder();
    const drive = temporaryFolder();
    makeFiles(root, 'a.jpg');
    makeFiles(drive, 'photos/b.jpg', 'c.jpg');
    symlinkSync(join(drive, 'photos'), join(root, 'linked'));
    symlinkSync(join(drive, 'c.jpg'), join(root, 'c.jpg'));
    const before = await known(root);
    renameSync(drive, `${drive}-unplugged`);
    try {
      const found = await scan(root, { known: before });
      expect(found.gone).toEqual([]);
      expect(namesIn(root, found.unreadable)).toEqual(['c.jpg', 'linked']);
      expect(new Set(found.unreadable.map(({ code }) => code))).toEqual(new Set(['link-broken']));
    } finally {
      renameSync(`${drive}-unplugged`, drive);
    }
    rmSync(join(root, 'linked'));
    expect((await scan(root, { known: before })).gone).toHaveLength(1);
  });

  it('reports links that only lead to each other', async () => {
    const root = temporaryFolder();
    symlinkSync('b.jpg', join(root, 'a.jpg'));
    symlinkSync('a.jpg', join(root, 'b.jpg'));
    makeFiles(root, 'c.jpg');
    const found = await scan(root);
    expect(namesIn(root, found.added)).toEqual(['c.jpg']);
    expect(namesIn(root, found.unreadable)).toEqual(['a.jpg', 'b.jpg']);
  });
});
