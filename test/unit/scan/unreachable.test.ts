import { chmodSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../../src-main/scan/check-folder.ts';
import { scanFolder } from '../../../src-main/scan/scan-folder.ts';
import { moduleUrl, runAsOrdinaryUser } from './ordinary-user.ts';
import { known, scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

const posixIt = it.skipIf(process.platform === 'win32');

describe('a folder that cannot be scanned', () => {
  it('is offline when it is not there, which passes', async () => {
    const root = join(temporaryFolder(), 'unplugged');
    await expect(scan(root)).rejects.toMatchObject({ code: 'folder-offline', transient: true, path: root });
  });

  it('is no folder when it is a file, or lies below one', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg');
    await expect(scan(join(root, 'a.jpg'))).rejects.toMatchObject({ code: 'not-a-folder', transient: false });
    await expect(scan(join(root, 'a.jpg/b'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });

  it('is offline when it is empty though photos were known: a mount point without its drive', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b.jpg');
    const before = await known(root);
    rmSync(join(root, 'a.jpg'));
    expect((await scan(root, { known: before })).gone).toEqual([1]);
    rmSync(join(root, 'b.jpg'));
    await expect(scan(root, { known: before })).rejects.toMatchObject({
      code: 'folder-offline',
      message: expect.stringContaining('2 photos') as string,
    });
    const goneBefore = before.map((file) => ({ ...file, state: 'gone' as const }));
    expect(await scan(root, { known: goneBefore })).toMatchObject({ seen: 0, gone: [] });
  });

  it('is offline when it goes away, or gives way to another, during the scan', async () => {
    for (const replace of [false, true]) {
      const root = join(temporaryFolder(), 'drive');
      makeFiles(root, ...Array.from({ length: 2_500 }, (_, index) => `${index % 5}/${index}.jpg`));
      const before = await known(root);
      const gone: unknown[] = [];
      const scanning = async (): Promise<void> => {
        for await (const batch of scanFolder({ root, exclude: [], known: before })) {
          gone.push(...batch.gone);
          if (statSync(root, { throwIfNoEntry: false }) === undefined) continue;
          renameSync(root, `${root}-unplugged`);
          if (replace) makeFiles(root, 'other.jpg');
        }
      };
      await expect(scanning()).rejects.toMatchObject({ code: 'folder-offline', transient: true });
      expect(gone).toEqual([]);
    }
  });

  posixIt('is not readable when it is not permitted', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'closed'), { mode: 0o000 });
    const outcome = runAsOrdinaryUser(`
      import { scanFolder } from '${moduleUrl('src-main/scan/scan-folder.ts')}';
      import { checkFolder } from '${moduleUrl('src-main/scan/check-folder.ts')}';
      import { browseFolder } from '${moduleUrl('src-main/scan/browse-folder.ts')}';
      const root = '${join(root, 'closed')}';
      const codes = [];
      for (const attempt of [
        () => Array.fromAsync(scanFolder({ root, exclude: [], known: [] })),
        () => checkFolder(root, []),
        () => browseFolder(root),
      ]) await attempt().catch((error) => codes.push([error.code, error.transient]));
      console.log(JSON.stringify(codes));
    `);
    expect(outcome).toEqual(Array(3).fill(['folder-not-readable', false]));
  });
});

describe('a folder that is added', () => {
  it('is checked before', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg');
    await expect(checkFolder(root, ['Trash'])).resolves.toBeUndefined();
    await expect(checkFolder(root, ['[a'])).rejects.toMatchObject({ code: 'exclusion-invalid' });
    await expect(checkFolder(join(root, 'nowhere'), [])).rejects.toMatchObject({ code: 'folder-not-found' });
    await expect(checkFolder(join(root, 'a.jpg'), [])).rejects.toMatchObject({ code: 'not-a-folder' });
  });
});

describe('a place below that cannot be read', () => {
  posixIt('is reported, and what is known in it stays, while the rest is scanned', () => {
    const root = temporaryFolder();
    makeFiles(root, 'closed/a.jpg', 'closed/deep/b.jpg', 'unlisted/c.jpg', 'unlisted/gone.jpg', 'open/d.jpg');
    chmodSync(join(root, 'closed'), 0o000);
    // May be listed, but what is in it may not be asked about.
    chmodSync(join(root, 'unlisted'), 0o444);
    const knownPaths = [
      'closed/a.jpg',
      'closed/deep/b.jpg',
      'unlisted/c.jpg',
      'unlisted/old.jpg',
      'open/old.jpg',
    ];
    try {
      const outcome = runAsOrdinaryUser(`
        import { scanFolder } from '${moduleUrl('src-main/scan/scan-folder.ts')}';
        const root = '${root}';
        const known = ${JSON.stringify(knownPaths)}.map((path, index) =>
          ({ id: index + 1, path: root + '/' + path, bytes: 1, mtimeMs: 1, state: 'ready' }));
        const batches = await Array.fromAsync(scanFolder({ root, exclude: [], known }));
        const short = (path) => path.slice(root.length + 1);
        console.log(JSON.stringify({
          added: batches.flatMap(({ added }) => added.map(({ path }) => short(path))),
          gone: batches.flatMap(({ gone }) => gone),
          unreadable: batches.flatMap(({ unreadable }) => unreadable.map(({ path, code }) => [short(path), code])).sort(),
        }));
      `);
      expect(outcome).toEqual({
        added: ['open/d.jpg'],
        gone: [4, 5],
        unreadable: [
          ['closed', 'folder-not-readable'],
          ['unlisted/c.jpg', 'file-not-readable'],
          ['unlisted/gone.jpg', 'file-not-readable'],
        ],
      });
    } finally {
      chmodSync(join(root, 'closed'), 0o755);
      chmodSync(join(root, 'unlisted'), 0o755);
    }
  });
});
