import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTemporaryEngine } from '../harness/temporary-engine.ts';
import {
  BUNDLED,
  PHOTOS,
  type ModelLibrary,
  type PreparedLibrary,
  prepareModelLibrary,
} from '../harness/model-library.ts';

let prepared: PreparedLibrary;
let opened: ModelLibrary;
beforeAll(async () => {
  prepared = await prepareModelLibrary();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  opened = await prepared.open();
});
afterEach(async () => {
  await opened.close();
  await prepared.tidy();
});

describe('the life of a model', () => {
  it('is told of one that does not exist', async () => {
    await expect(opened.adopt('nobody')).rejects.toMatchObject({
      code: 'model-unknown',
      message: expect.stringContaining(`'${BUNDLED}'`) as string,
    });
  });

  it('ends only when it is not in use', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    await expect(opened.library.client['models.delete']({ name: 'mine' })).rejects.toMatchObject({
      code: 'model-in-use',
    });
    await expect(opened.library.client['models.delete']({ name: BUNDLED })).rejects.toMatchObject({
      code: 'model-bundled',
    });
    await opened.over(await opened.library.client['models.rollback']({}));
    const { models, previous } = await opened.library.client['models.delete']({ name: 'mine' });
    expect([models.map(({ name }) => name), previous]).toEqual([[BUNDLED], null]);
    await expect(opened.library.client['models.rollback']({})).rejects.toMatchObject({
      code: 'nothing-to-roll-back',
    });
  });

  it('does not end while a training starts from it', async () => {
    await opened.installBackbone('base');
    const run = await opened.library.client['training.start']({
      ...{ source: { kind: 'folder', folder: opened.folder.path }, backbone: 'base', runtime: 'wasm' },
    });
    await opened.library.client['training.pause']({ runId: run.id });
    await expect(opened.library.client['models.delete']({ name: 'base' })).rejects.toMatchObject({
      code: 'model-in-use',
      message: expect.stringContaining('training') as string,
    });
    await opened.library.client['training.cancel']({ runId: run.id });
    expect((await opened.library.client['models.delete']({ name: 'base' })).models).toHaveLength(1);
  });

  it('ends where its file is damaged, too', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    const file = join(opened.library.dataDir, 'models', 'mine.safetensors');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 100));
    await expect(opened.library.client['models.delete']({ name: 'mine' })).rejects.toMatchObject({
      code: 'model-in-use',
    });
    await opened.library.restart();
    await opened.library.client['models.delete']({ name: 'mine' });
    expect(existsSync(file)).toBe(false);
    const { checks } = await opened.library.client['doctor.report']({});
    expect(checks.find(({ name }) => name === 'Model')).toMatchObject({ state: 'ok' });
  });

  it('is in use still when it is imported once more', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    const path = join(opened.folder.path, 'mine.lookalike');
    await opened.library.client['models.export']({ name: 'mine', path });
    const { model } = await opened.library.client['models.import']({ path });
    expect(model).toMatchObject({ name: 'mine', active: true });
  });

  it('is not exported into the data folder', async () => {
    await opened.installHead('mine');
    const path = join(opened.library.dataDir, 'library.sqlite');
    await expect(opened.library.client['models.export']({ name: 'mine', path })).rejects.toMatchObject({
      code: 'export-refused',
    });
  });

  it('goes on in another library by way of one file', async () => {
    await opened.installHead('mine');
    const path = join(opened.folder.path, 'mine.lookalike');
    await opened.library.client['models.export']({ name: 'mine', path });
    const other = await openTemporaryEngine();
    try {
      const { model } = await other.client['models.import']({ path });
      expect(model).toMatchObject({ name: 'mine', kind: 'trained', backbone: BUNDLED, active: false });
    } finally {
      await other.close();
    }
  });

  it('whose file went away leaves search as it was before, and the doctor says so', async () => {
    await opened.installHead('mine');
    await opened.adopt('mine');
    const file = join(opened.library.dataDir, 'models', 'mine.safetensors');
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    await opened.library.restart();
    expect(await opened.active()).toBe(BUNDLED);
    const [photoId] = await opened.photoIds();
    expect(await opened.neighboursOf(photoId!)).toHaveLength(PHOTOS - 1);
    const { checks } = await opened.library.client['doctor.report']({});
    expect(checks.find(({ name }) => name === 'Model')).toMatchObject({ state: 'broken' });
  });
});
