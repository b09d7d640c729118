import { existsSync, utimesSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

let library: TemporaryEngine;
let photos: Awaited<ReturnType<typeof makeTestFolder>>;

beforeEach(async () => {
  photos = await makeTestFolder();
  library = await openTemporaryEngine();
});
afterEach(async () => {
  await library.close();
  await photos[Symbol.asyncDispose]();
});

async function writePhotos(count: number): Promise<void> {
  for (let seed = 1; seed <= count; seed++) await photos.write(`${seed}.jpg`, await photoPicture(seed));
}
const photoCount = async () => (await library.client['library.status']({})).photos;

describe('settings', () => {
  it('begin with watching and full speed, and are kept', async () => {
    expect(await library.client['settings.get']({})).toEqual({ watchFolders: true, importSpeed: 'full' });
    await library.client['settings.update']({ importSpeed: 'gentle' });
    await library.client['settings.update']({ watchFolders: false });
    await library.restart();
    expect(await library.client['settings.get']({})).toEqual({ watchFolders: false, importSpeed: 'gentle' });
  });

  it('slow a running import down and speed it up again, and it comes to the same end', async () => {
    await writePhotos(16);
    await library.client['folders.add']({ path: photos.path });
    await library.client['import.start']({});
    await library.client['settings.update']({ importSpeed: 'gentle' });
    await expect.poll(photoCount, { timeout: 30_000 }).toBeGreaterThan(2);
    await library.client['settings.update']({ importSpeed: 'full' });
    await library.waitFor('done');
    expect(await photoCount()).toBe(16);
  });

  it('let a gentle import end, and be cancelled, like any other', async () => {
    await writePhotos(8);
    await library.client['folders.add']({ path: photos.path });
    await library.client['settings.update']({ importSpeed: 'gentle' });
    const { id: jobId } = await library.client['import.start']({});
    expect((await library.client['import.cancel']({ jobId })).state).toBe('cancelled');
    expect((await library.importAll()).state).toBe('done');
    expect(await photoCount()).toBe(8);
  });
});

describe('watched folders', () => {
  it('bring new photos in by themselves, those from before the start too', async () => {
    await writePhotos(1);
    await library.client['folders.add']({ path: photos.path });
    await library.importAll();
    await photos.write('while-closed.jpg', await photoPicture(50));
    await library.restart({ watch: true });
    await expect.poll(photoCount, { timeout: 20_000 }).toBe(2);
    const [folder] = await library.client['folders.list']({});
    expect(folder?.watch).toEqual({ state: 'on', detail: null });
    await photos.write('later.jpg', await photoPicture(51));
    await expect.poll(photoCount, { timeout: 20_000 }).toBe(3);
  });

  it('wait for the person who stopped an import', async () => {
    await writePhotos(12);
    await library.restart({ watch: true });
    await library.client['folders.add']({ path: photos.path });
    await library.client['settings.update']({ importSpeed: 'gentle' });
    const { id: jobId } = await library.client['import.start']({});
    await expect.poll(photoCount, { timeout: 20_000 }).toBeGreaterThan(0);
    await library.client['import.cancel']({ jobId });
    const before = await photoCount();
    await photos.write('later.jpg', await photoPicture(51));
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await photoCount()).toBe(before);
    expect((await library.client['import.current']({}))?.state).toBe('cancelled');
    await library.importAll();
    expect(await photoCount()).toBe(13);
  });
});

describe('the data folder', () => {
  it('is cleaned of thumbnails whose photos left the library, and makes one again where it is wanted', async () => {
    await writePhotos(3);
    const { id: folderId } = await library.client['folders.add']({ path: photos.path });
    await library.importAll();
    const thumbnails = await allThumbnails();
    expect(thumbnails).toHaveLength(3);
    for (const path of thumbnails) utimesSync(path, 0, 0);
    expect((await library.client['cache.clean']({})).files).toBe(0);

    await library.client['folders.remove']({ folderId });
    const { parts } = await library.client['cache.status']({});
    expect(parts.find(({ name }) => name === 'thumbnails')?.removableBytes).toBeGreaterThan(0);
    const { files, status } = await library.client['cache.clean']({});
    expect(files).toBe(3);
    expect(status.parts.find(({ name }) => name === 'thumbnails')).toMatchObject({ files: 0, bytes: 0 });
    expect(thumbnails.some((path) => existsSync(path))).toBe(false);

    // Back with all that was known; the thumbnail is made again.
    await library.client['folders.add']({ path: photos.path });
    await library.importAll();
    const [photoId] = (await library.client['photos.grid']({})).ids;
    expect((await library.engine.picture('thumbnail', String(photoId))).bytes.length).toBeGreaterThan(500);
  });
});

describe('privacy', () => {
  it('an import, a search and a look at everything open no connection', async () => {
    await writePhotos(3);
    await library.client['folders.add']({ path: photos.path });
    await library.importAll();
    const report = await library.client['doctor.report']({});
    expect(report.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Watching', 'Data folder']),
    );
    expect(await library.client['privacy.status']({})).toMatchObject({ connections: 0, hosts: [] });
  });
});

describe('a preview of exclusions', () => {
  it('tells what they hide, and the last that asks is answered', async () => {
    await photos.write('a.jpg', await photoPicture(1));
    await photos.write('Trash/b.jpg', await photoPicture(2));
    const ask = (exclude: string[]) => library.client['folders.preview']({ path: photos.path, exclude });
    const earlier = ask(['*.png']).catch((error: unknown) => error);
    expect(await ask(['Trash'])).toMatchObject({ photos: 2, hidden: 1, isComplete: true });
    await earlier;
    await expect(ask(['!a'])).rejects.toMatchObject({ code: 'exclusion-invalid' });
  });
});

async function allThumbnails(): Promise<string[]> {
  const dir = join(library.dataDir, 'thumbnails');
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
