import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanFolder } from '../../../src-main/scan/scan-folder.ts';
import { known, namesIn, scan } from './scanning.ts';
import { makeFiles, temporaryFolder } from './temporary-folder.ts';

describe('a first scan', () => {
  it('finds photos at any depth, by their extension in any case', async () => {
    const root = temporaryFolder();
    makeFiles(
      root,
      'a.jpg',
      'b/c/d/E.HEIC',
      'b/f.CR2',
      'notes.txt',
      'b/film.mp4',
      'no-extension',
      'g.jpg.xmp',
    );
    const found = await scan(root);
    expect(namesIn(root, found.added)).toEqual(['a.jpg', 'b/c/d/E.HEIC', 'b/f.CR2']);
    expect(found).toMatchObject({ seen: 3, changed: [], returned: [], gone: [], unreadable: [] });
  });

  it('reports the stamp that the system has', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg');
    const { size, mtimeMs } = statSync(join(root, 'a.jpg'));
    expect((await scan(root)).added).toEqual([{ path: join(root, 'a.jpg'), bytes: size, mtimeMs }]);
  });

  it('leaves out what is hidden and what systems and network drives keep beside photos', async () => {
    const root = temporaryFolder();
    makeFiles(
      root,
      ...[
        '.hidden.jpg',
        '._a.jpg',
        '.thumbnails/a.jpg',
        '$RECYCLE.BIN/a.jpg',
        'System Volume Information/a.jpg',
      ],
      ...['b/@eaDir/a.jpg/SYNOPHOTO_THUMB_XL.jpg', '#recycle/a.jpg', '__MACOSX/a.jpg', 'c.lrdata/a.dng'],
      ...['Mac.photoslibrary/originals/1/a.jpg', 'Mac.photoslibrary/resources/derivatives/a.jpg'],
      ...['originals/a.jpg', 'resources/a.jpg'],
    );
    expect(namesIn(root, (await scan(root)).added)).toEqual([
      'Mac.photoslibrary/originals/1/a.jpg',
      'originals/a.jpg',
      'resources/a.jpg',
    ]);
  });

  it('walks a folder that is named like a photo', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'folder.jpg/a.jpg');
    expect(namesIn(root, (await scan(root)).added)).toEqual(['folder.jpg/a.jpg']);
  });

  it('hands photos over in batches while it goes on, and what is gone in the last', async () => {
    const root = temporaryFolder();
    makeFiles(root, ...Array.from({ length: 2_600 }, (_, index) => `${index % 7}/${index}.jpg`));
    const before = await known(root);
    rmSync(join(root, '3'), { recursive: true });
    const batches = await Array.fromAsync(scanFolder({ root, exclude: [], known: before }));
    expect(batches.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...batches.map(({ seen }) => seen))).toBeLessThan(1_500);
    expect(batches.slice(0, -1).flatMap(({ gone }) => gone)).toEqual([]);
    expect(batches.at(-1)?.gone).toHaveLength(before.filter(({ path }) => path.includes('/3/')).length);
  });

  it('sends one batch even for an empty folder', async () => {
    const root = temporaryFolder();
    expect(await Array.fromAsync(scanFolder({ root, exclude: [], known: [] }))).toHaveLength(1);
  });

  it('finds the same in a folder that is given with a slash at its end', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b/c.jpg');
    expect(await scan(`${root}/`, { known: await known(root) })).toMatchObject({
      seen: 2,
      added: [],
      gone: [],
    });
  });
});

describe('a scan of what is known', () => {
  it('finds nothing where nothing happened, whatever state the files are in', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b/c.jpg');
    for (const state of ['pending', 'ready', 'failed'] as const) {
      const found = await scan(root, { known: await known(root, state) });
      expect(found).toMatchObject({ seen: 2, added: [], changed: [], returned: [], gone: [] });
    }
  });

  it('notices another size and another time, each by itself', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'same-size.jpg', 'same-time.jpg', 'untouched.jpg');
    const before = await known(root);
    const { atimeMs, mtimeMs } = statSync(join(root, 'same-time.jpg'));
    writeFileSync(join(root, 'same-time.jpg'), 'other bytes');
    utimesSync(join(root, 'same-time.jpg'), atimeMs / 1000, mtimeMs / 1000);
    utimesSync(join(root, 'same-size.jpg'), 1_000_000, 1_000_000);
    const found = await scan(root, { known: before });
    expect(namesIn(root, found.changed)).toEqual(['same-size.jpg', 'same-time.jpg']);
    expect(found.changed.find(({ path }) => path.endsWith('same-size.jpg'))?.mtimeMs).toBe(1_000_000_000);
    expect(found.added).toEqual([]);
  });

  it('tells new, gone and moved files: a move is both', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b.jpg', 'c.jpg');
    const before = await known(root);
    rmSync(join(root, 'b.jpg'));
    makeFiles(root, 'd/b.jpg');
    const found = await scan(root, { known: before });
    expect(namesIn(root, found.added)).toEqual(['d/b.jpg']);
    expect(found.gone).toEqual([2]);
  });

  it('returns what was gone, and calls it changed when it came back different', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b.jpg', 'c.jpg');
    const before = await known(root, 'gone');
    writeFileSync(join(root, 'b.jpg'), 'something else');
    rmSync(join(root, 'c.jpg'));
    const found = await scan(root, { known: before });
    expect(found.returned).toEqual([1]);
    expect(namesIn(root, found.changed)).toEqual(['b.jpg']);
    expect(found.gone).toEqual([]);
  });

  it('notices that a file became a folder', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b.jpg');
    const before = await known(root);
    rmSync(join(root, 'a.jpg'));
    mkdirSync(join(root, 'a.jpg'));
    expect((await scan(root, { known: before })).gone).toEqual([1]);
  });

  it('marks as gone what is excluded from now on, and returns it when it no longer is', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'Trash/b.jpg');
    expect((await scan(root, { known: await known(root), exclude: ['Trash'] })).gone).toEqual([1]);
    const after = (await known(root)).map((file) => ({ ...file, state: 'gone' as const }));
    expect((await scan(root, { known: after })).returned).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('throws the reason, and says nothing about gone files', async () => {
    const root = temporaryFolder();
    makeFiles(root, ...Array.from({ length: 3_000 }, (_, index) => `${index % 9}/${index}.jpg`));
    const stop = new AbortController();
    const seen: number[] = [];
    const gone: number[] = [];
    const scanning = async (): Promise<void> => {
      for await (const batch of scanFolder({ root, exclude: [], known: [], signal: stop.signal })) {
        seen.push(batch.seen);
        gone.push(...batch.gone);
        stop.abort(new Error('enough'));
      }
    };
    await expect(scanning()).rejects.toThrow('enough');
    expect(seen).toHaveLength(1);
    expect(gone).toEqual([]);
  });

  it('lets the rest of the thread have its turn between batches', async () => {
    const root = temporaryFolder();
    makeFiles(root, ...Array.from({ length: 3_000 }, (_, index) => `${index % 9}/${index}.jpg`));
    const stop = new AbortController();
    let batches = 0;
    const scanning = async (): Promise<void> => {
      for await (const _batch of scanFolder({ root, exclude: [], known: [], signal: stop.signal })) {
        batches++;
        setImmediate(() => {
          stop.abort();
        });
      }
    };
    await expect(scanning()).rejects.toMatchObject({ name: 'AbortError' });
    expect(batches).toBe(1);
  });
});
