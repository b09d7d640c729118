import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { impostors, sha256, truncated } from '../pictures/broken.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;

// One thread reads here: with few photos the start of a second would be most of the work.
beforeEach(async () => {
  library = await openTemporaryEngine({ workers: 1 });
  folder = await makeTestFolder();
});
afterEach(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

async function writePhotos(count: number, from = 0): Promise<string[]> {
  const paths: string[] = [];
  for (let seed = from; seed < from + count; seed++) {
    paths.push(await folder.write(`photo-${seed}.jpg`, await photoPicture(seed)));
  }
  return paths;
}

const addFolder = (exclude: string[] = []) => library.client['folders.add']({ path: folder.path, exclude });
const status = () => library.client['library.status']({});
const allPhotos = async (): Promise<PhotoId[]> => (await library.client['photos.grid']({})).ids;
const photoAt = async (path: string) => {
  const details = await Promise.all(
    (await allPhotos()).map((photoId) => library.client['photos.details']({ photoId })),
  );
  return details.find((photo) => photo.paths.includes(path));
};

/** Hash and time of every file: what an import may never change. */
function fingerprintOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, `${sha256(readFileSync(path))} ${statSync(path).mtimeMs}`];
    }),
  );
}

describe('an import', () => {
  it('makes photos findable, with thumbnail, tags, size and date', async () => {
    await writePhotos(4);
    await addFolder();
    const job = await library.importAll();

    expect(job.state).toBe('done');
    expect(job.counts).toEqual({ added: 4, changed: 0, moved: 0, gone: 0, failed: 0 });
    expect(job.stages.map(({ name, done, total }) => [name, done, total])).toEqual([
      ['scan', 4, 4],
      ['photos', 4, 4],
      ['index', 4, 4],
    ]);
    const [photoId] = await allPhotos();
    const details = await library.client['photos.details']({ photoId: photoId! });
    expect(details).toMatchObject({ format: 'jpeg', width: 480, height: 320 });
    const thumbnail = await library.engine.picture('thumbnail', String(photoId));
    expect([...thumbnail.bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    const { hits } = await library.client['search.similar']({ query: { kind: 'photo', photoId: photoId! } });
    expect(hits).toHaveLength(3);
    expect(hits.map((hit) => hit.photoId)).not.toContain(photoId);
    expect(hits.map((hit) => hit.cosine)).toEqual(hits.map((hit) => hit.cosine).toSorted((a, b) => b - a));
  });

  it('does nothing the second time', async () => {
    await writePhotos(3);
    await addFolder();
    await library.importAll();
    const again = await library.importAll();
    expect(again.counts).toEqual({ added: 0, changed: 0, moved: 0, gone: 0, failed: 0 });
    expect(again.stages.find((stage) => stage.name === 'photos')).toMatchObject({ done: 0, total: 0 });
  });

  it('lists each bad file with its reason, imports the others, and touches no original', async () => {
    await writePhotos(2);
    for (const { name, bytes } of impostors) await folder.write(join('bad', name), bytes);
    await folder.write('cut.jpg', truncated(await photoPicture(9)));
    mkdirSync(join(folder.path, 'folder.jpg'));
    const before = fingerprintOf(folder.path);

    await addFolder();
    const job = await library.importAll();

    expect(job.state).toBe('done');
    expect(job.counts).toMatchObject({ added: 2, failed: impostors.length + 1 });
    const { total, items } = await library.client['import.failures']({});
    expect(total).toBe(impostors.length + 1);
    const codes = Object.fromEntries(items.map((item) => [item.path, item.code]));
    for (const { name, code } of impostors) expect(codes[join(folder.path, 'bad', name)]).toBe(code);
    expect(codes[join(folder.path, 'cut.jpg')]).toBe('image-damaged');
    expect(fingerprintOf(folder.path)).toEqual(before);
  });

  it('tries a failed file again when asked, and takes it once it is whole', async () => {
    const path = await folder.write('late.jpg', '');
    await addFolder();
    await library.importAll();
    expect((await status()).failed).toBe(1);

    // Same size and time as before would not be noticed by a scan; a retry reads it all the same.
    const { mtime } = statSync(path);
    writeFileSync(path, await photoPicture(5));
    utimesSync(path, mtime, mtime);
    await library.client['import.retry']({});
    await library.waitFor('done');
    expect(await status()).toMatchObject({ photos: 1, failed: 0 });
  });

  it('keeps a moved and a renamed photo, with no second look at it', async () => {
    const [first, second] = (await writePhotos(3)) as [string, string, string];
    await addFolder();
    await library.importAll();
    const before = await photoAt(first);

    mkdirSync(join(folder.path, 'sorted'));
    renameSync(first, join(folder.path, 'sorted', 'beach.jpg'));
    renameSync(second, join(folder.path, 'renamed.jpg'));
    const job = await library.importAll();

    expect(job.counts).toEqual({ added: 0, changed: 0, moved: 2, gone: 0, failed: 0 });
    const after = await photoAt(join(folder.path, 'sorted', 'beach.jpg'));
    expect(after?.id).toBe(before?.id);
    expect(await status()).toMatchObject({ photos: 3, files: 3 });
  });

  it('counts a copy as another file of the same photo', async () => {
    const [first] = (await writePhotos(1)) as [string];
    copyFileSync(first, join(folder.path, 'copy.jpg'));
    await addFolder();
    await library.importAll();
    expect(await status()).toMatchObject({ photos: 1, files: 2 });
    expect((await photoAt(first))?.paths).toHaveLength(2);
  });

  it('notices changed and gone files', async () => {
    const [first, second] = (await writePhotos(3)) as [string, string, string];
    await addFolder();
    await library.importAll();
    const before = await photoAt(first);

    writeFileSync(first, await photoPicture(77));
    rmSync(second);
    const job = await library.importAll();

    expect(job.counts).toEqual({ added: 0, changed: 1, moved: 0, gone: 1, failed: 0 });
    expect((await photoAt(first))?.id).not.toBe(before?.id);
    expect(await status()).toMatchObject({ photos: 2, files: 2 });
    const { hits } = await library.client['search.similar']({
      query: { kind: 'photo', photoId: (await photoAt(first))!.id },
    });
    expect(hits.map((hit) => hit.photoId)).not.toContain(before?.id);
  });

  it('keeps the photos of a folder that went away, and has them back without a second look', async () => {
    await writePhotos(2);
    await addFolder();
    await library.importAll();
    renameSync(folder.path, `${folder.path}-unplugged`);
    const away = await library.importAll();
    expect(away).toMatchObject({ state: 'done', error: null });
    expect(away.counts.gone).toBe(0);
    expect(await status()).toMatchObject({ photos: 2, offlineFolders: 1 });

    renameSync(`${folder.path}-unplugged`, folder.path);
    const back = await library.importAll();
    expect(back.counts).toEqual({ added: 0, changed: 0, moved: 0, gone: 0, failed: 0 });
    expect(await status()).toMatchObject({ photos: 2, offlineFolders: 0 });
  });

  it.skipIf(process.platform === 'win32')(
    'lists a place that a scan cannot look into, and goes on',
    async () => {
      await writePhotos(1);
      symlinkSync(join(folder.path, 'nowhere'), join(folder.path, 'link.jpg'));
      await addFolder();
      const job = await library.importAll();
      expect(job).toMatchObject({ state: 'done', counts: { added: 1 } });
      const { total, items } = await library.client['import.failures']({});
      expect(total).toBe(1);
      expect(items).toMatchObject([
        { path: join(folder.path, 'link.jpg'), code: 'link-broken', fileId: null },
      ]);

      rmSync(join(folder.path, 'link.jpg'));
      await library.importAll();
      expect((await library.client['import.failures']({})).total).toBe(0);
    },
  );

  it('leaves out hidden folders and what the person excludes', async () => {
    await writePhotos(1);
    await folder.write('.trash/a.jpg', await photoPicture(20));
    await folder.write('Trash/b.jpg', await photoPicture(21));
    await folder.write('keep/c.jpg', await photoPicture(22));
    await addFolder(['Trash/**']);
    const job = await library.importAll();
    expect(job.counts.added).toBe(2);
  });

  it('shows hostile names as they are', async () => {
    const names = [
      '<img src=x onerror=alert(1)>.jpg',
      'שלום.jpg',
      '😀 party.jpg',
      'two\nlines.jpg',
      'quote\'".jpg',
    ];
    for (const [index, name] of names.entries()) await folder.write(name, await photoPicture(30 + index));
    await addFolder();
    await library.importAll();
    for (const name of names) expect((await photoAt(join(folder.path, name)))?.name).toBe(name);
  });
});

describe('searching', () => {
  it('finds the photo that a changed copy was made of first, without importing the copy', async () => {
    await writePhotos(10);
    await addFolder();
    await library.importAll();
    await using elsewhere = await makeTestFolder();
    const copy = await elsewhere.write('copy.jpg', await photoPicture(4, { width: 300, height: 200 }));
    const added = await library.client['query.addFile']({ path: copy });
    expect(added.samePhotoId).toBeNull();
    const { hits } = await library.client['search.similar']({
      query: { kind: 'query', queryId: added.queryId },
      limit: 3,
    });
    expect(hits).toHaveLength(3);
    expect(hits[0]?.path).toBe(join(folder.path, 'photo-4.jpg'));
    expect((await status()).photos).toBe(10);
    const shown = await library.engine.picture('query', added.queryId);
    expect(shown.contentType).toBe('image/jpeg');
  });

  it('says what is wrong with a picture that cannot be read', async () => {
    await expect(
      library.client['query.add']({ name: 'x.png', base64: Buffer.from('no picture').toString('base64') }),
    ).rejects.toMatchObject({ code: 'not-an-image' });
    await expect(
      library.client['query.addFile']({ path: join(folder.path, 'no.jpg') }),
    ).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});
