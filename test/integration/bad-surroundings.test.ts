import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../src-main/engine.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';

const modelsDir = join(import.meta.dirname, '..', '..', 'models');
const temporary: string[] = [];

function makeFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lookalike-bad-'));
  temporary.push(path);
  return path;
}

afterEach(() => {
  for (const path of temporary.splice(0)) rmSync(path, { recursive: true, force: true });
});

const open = (dataDir: string, models = modelsDir) =>
  createEngine({
    dataDir,
    modelsDir: models,
    samplesDir: join(modelsDir, '..', 'resources', 'samples'),
    log: () => undefined,
  });

describe('surroundings that are not as they should be', () => {
  it('refuses weights that differ by one byte, and says which file', async () => {
    const models = join(makeFolder(), 'models');
    cpSync(modelsDir, models, { recursive: true });
    const weights = join(models, 'efficientnet-lite0', 'weights.safetensors');
    const bytes = readFileSync(weights);
    bytes[bytes.length - 5]! ^= 1;
    writeFileSync(weights, bytes);
    await expect(open(makeFolder(), models)).rejects.toMatchObject({ code: 'model-damaged', path: weights });
  });

  it('says when the models are missing', async () => {
    await expect(open(makeFolder(), makeFolder())).rejects.toMatchObject({ code: 'models-folder-damaged' });
  });

  it('refuses a data folder that cannot be written', async () => {
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '');
    await expect(open(join(file, 'library'))).rejects.toMatchObject({ code: /^library-not-/ });
  });

  it('refuses a library that another engine has open, and opens it once that is closed', async () => {
    const dataDir = makeFolder();
    const first = await open(dataDir);
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'library-locked', path: dataDir });
    await first.close();
    await (await open(dataDir)).close();
  });

  it('refuses a damaged library file and leaves it as it is', async () => {
    const dataDir = makeFolder();
    const path = join(dataDir, 'library.sqlite');
    const garbage = Buffer.alloc(8_192, 'garbage');
    writeFileSync(path, garbage);
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'library-damaged', path });
    expect(readFileSync(path)).toEqual(garbage);
  });

  it.each(['/nowhere/at/all', join(modelsDir, 'manifest.json')])('refuses to add %s', async (path) => {
    const library = await openTemporaryEngine();
    try {
      await expect(library.client['folders.add']({ path })).rejects.toMatchObject({ path });
      expect(await library.client['folders.list']({})).toEqual([]);
    } finally {
      await library.close();
    }
  });

  it('imports a folder without photos, and says there are none', async () => {
    const library = await openTemporaryEngine();
    try {
      await library.client['folders.add']({ path: makeFolder() });
      const job = await library.importAll();
      expect(job).toMatchObject({ state: 'done', counts: { added: 0, failed: 0 } });
    } finally {
      await library.close();
    }
  });
});

describe('a damaged search index', () => {
  it('is rebuilt from the library, whatever became of its files', async () => {
    const library: TemporaryEngine = await openTemporaryEngine({ exactLimit: 5 });
    try {
      await using folder = await makeTestFolder();
      for (let seed = 0; seed < 12; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
      await library.client['folders.add']({ path: folder.path });
      await library.importAll();
      const [photoId] = (await library.client['photos.grid']({})).ids;
      const ask = async () =>
        (await library.client['search.similar']({ query: { kind: 'photo', photoId: photoId! }, limit: 5 }))
          .hits;
      const before = await ask();
      expect(before).toHaveLength(5);

      await library.engine.close();
      const indexDir = join(library.dataDir, 'index', 'efficientnet-lite0');
      const files = readdirSync(indexDir);
      expect(files.length).toBeGreaterThan(0);
      for (const name of files) writeFileSync(join(indexDir, name), 'not an index');
      await library.restart();
      expect(await ask()).toEqual(before);
    } finally {
      await library.close();
    }
  });
});

describe('lost thumbnails', () => {
  it('are made again from the original when they are looked at', async () => {
    const library = await openTemporaryEngine();
    try {
      await using folder = await makeTestFolder();
      await folder.write('a.jpg', await photoPicture(1));
      copyFileSync(join(folder.path, 'a.jpg'), join(folder.path, 'b.jpg'));
      await library.client['folders.add']({ path: folder.path });
      await library.importAll();
      const [photoId] = (await library.client['photos.grid']({})).ids;
      const before = await library.engine.picture('thumbnail', String(photoId));
      rmSync(join(library.dataDir, 'thumbnails'), { recursive: true });
      const after = await library.engine.picture('thumbnail', String(photoId));
      expect(after.etag).toBe(before.etag);
      expect(Buffer.compare(after.bytes, before.bytes)).toBe(0);
    } finally {
      await library.close();
    }
  });
});
