import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { TrainingCard } from '../../src-shared/contract/model.ts';
import { loadModel } from '../../src-main/network/load-model.ts';
import { loadTensors } from '../../src-main/network/load-tensors.ts';
import { saveModel } from '../../src-main/network/save-model.ts';
import { openTemporaryEngine, type TemporaryEngine } from '../harness/temporary-engine.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { seededRandom } from '../pictures/seeded-random.ts';

const BUNDLED = 'efficientnet-lite0';
const PHOTOS = 12;
const modelsDir = join(import.meta.dirname, '..', '..', 'models');

let library: TemporaryEngine;
let folder: Awaited<ReturnType<typeof makeTestFolder>>;

beforeEach(async () => {
  library = await openTemporaryEngine();
  folder = await makeTestFolder();
  for (let seed = 0; seed < PHOTOS; seed++) await folder.write(`${seed}.jpg`, await photoPicture(seed));
  await library.client['folders.add']({ path: folder.path });
  await library.importAll();
});
afterEach(async () => {
  await library.close();
  await folder[Symbol.asyncDispose]();
});

/** A head that looks at the first features alone: another model, with neighbours that can be computed by hand. */
async function installHead(name: string, training: TrainingCard | null = null) {
  const installedDir = join(library.dataDir, 'models');
  const bundled = await loadModel({ bundledDir: modelsDir, installedDir });
  const random = seededRandom(7);
  const weight = new Float32Array(8 * bundled.featureDimensions).map(() => random() - 0.5);
  await saveModel(
    installedDir,
    {
      ...{ format: 'lookalike-model', version: 1, name, kind: 'trained', network: 'efficientnet-lite0' },
      input: { size: 224, mean: [127, 127, 127], standardDeviation: [128, 128, 128] },
      ...{ featureDimensions: bundled.featureDimensions, vectorDimensions: 8, head: true },
      backbone: { name: BUNDLED, sha256: bundled.weightsSha256 },
      ...{ score: null, training, licence: 'Apache-2.0', source: 'a test', createdAtMs: 1 },
    },
    new Map([
      ['projection.weight', { shape: [8, bundled.featureDimensions], values: weight }],
      ['projection.bias', { shape: [8], values: new Float32Array(8) }],
    ]),
  );
}

/** A backbone of one's own: the weights of the bundled one, one of them changed. */
async function installBackbone(name: string) {
  const places = { bundledDir: modelsDir, installedDir: join(library.dataDir, 'models') };
  const { weights, input } = await loadTensors(places, BUNDLED);
  const tensors = new Map(weights);
  const [first] = tensors.keys();
  const { shape, values } = tensors.get(first!)!;
  tensors.set(first!, { shape, values: values.map((value, at) => (at === 0 ? value + 0.1 : value)) });
  await saveModel(
    places.installedDir,
    {
      ...{ format: 'lookalike-model', version: 1, name, kind: 'installed', network: 'efficientnet-lite0' },
      ...{ input, featureDimensions: 1280, vectorDimensions: 1280, head: false, backbone: null },
      ...{ score: null, training: null, licence: 'Apache-2.0', source: 'a test', createdAtMs: 1 },
    },
    tensors,
  );
}

/** Another connection to the library, which does what a kill or a full disk would. */
function inLibrary(statement: string, ...values: unknown[]): void {
  const database = new Database(join(library.dataDir, 'library.sqlite'));
  try {
    database.prepare(statement).run(...values);
  } finally {
    database.close();
  }
}

/** As a kill in the middle leaves it. */
const leaveRunning = ({ id, ...job }: Job, modelName: string) => {
  const snapshot = JSON.stringify({ ...job, state: 'running', current: modelName });
  inLibrary(`UPDATE job SET state = 'running', snapshot = ? WHERE id = ?`, snapshot, id);
};

async function over(job: Job): Promise<Job> {
  for (;;) {
    const now = await library.client['models.adoption']({});
    if (now?.id === job.id && now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const adopt = async (name: string, anyway = false) =>
  over(await library.client['models.adopt']({ name, anyway }));
const active = async () => (await library.client['models.list']({})).active;

async function neighboursOf(photoId: PhotoId): Promise<number[]> {
  const { hits } = await library.client['search.similar']({ query: { kind: 'photo', photoId }, limit: 50 });
  return hits.map((hit) => hit.photoId);
}
const photoIds = async () => (await library.client['photos.grid']({})).ids;

/** By the vectors that `embed` gives for the model, with no index or store between. */
async function expectedNeighbours(model: string, photoId: PhotoId): Promise<number[]> {
  const details = await Promise.all(
    (await photoIds()).map((id) => library.client['photos.details']({ photoId: id })),
  );
  const { items } = await library.client['embed.images']({
    model,
    paths: details.map(({ paths }) => paths[0]!),
  });
  const rows = items.map(({ vector }, index) => ({ id: details[index]!.id, vector }));
  const own = rows.find(({ id }) => id === photoId)!.vector;
  const cosine = (vector: number[]) => vector.reduce((sum, value, at) => sum + value * own[at]!, 0);
  return rows
    .filter(({ id }) => id !== photoId)
    .sort((one, other) => cosine(other.vector) - cosine(one.vector))
    .map(({ id }) => id);
}

describe('adopting a model', () => {
  it('makes vectors of what the library holds, and answers with them', async () => {
    await installHead('mine');
    const [photoId] = await photoIds();
    const before = await neighboursOf(photoId!);
    expect(await adopt('mine')).toMatchObject({ state: 'done', kind: 'adopt', error: null });
    const after = await neighboursOf(photoId!);
    expect(after).toEqual(await expectedNeighbours('mine', photoId!));
    expect(after).not.toEqual(before);
    expect(await library.client['library.status']({})).toMatchObject({ model: 'mine', photos: PHOTOS });
  });

  it('stays adopted after a restart, and photos that come later are seen by it', async () => {
    await installHead('mine');
    await adopt('mine');
    await library.restart();
    expect(await active()).toBe('mine');
    await folder.write('later.jpg', await photoPicture(99));
    await library.importAll();
    const [photoId] = await photoIds();
    expect(await neighboursOf(photoId!)).toHaveLength(PHOTOS);
    expect(await neighboursOf(photoId!)).toEqual(await expectedNeighbours('mine', photoId!));
    // The new head stands on the same network, which still names what it sees.
    const seen = await library.client['query.add']({
      ...{ name: 'a', base64: (await photoPicture(99)).toString('base64') },
    });
    const again = await library.client['photos.details']({ photoId: seen.samePhotoId! });
    expect(again.tags).toEqual(seen.tags);
  });

  it('goes back in one step, photos that came in between included, and forth again', async () => {
    await installHead('mine');
    await adopt('mine');
    await folder.write('later.jpg', await photoPicture(99));
    await library.importAll();
    expect(await over(await library.client['models.rollback']({}))).toMatchObject({ state: 'done' });
    expect(await active()).toBe(BUNDLED);
    const [photoId] = await photoIds();
    expect(await neighboursOf(photoId!)).toEqual(await expectedNeighbours(BUNDLED, photoId!));
    expect(await library.client['models.list']({})).toMatchObject({ previous: 'mine' });
    await over(await library.client['models.rollback']({}));
    expect(await active()).toBe('mine');
  });

  it('is refused where the model was not shown to be better, unless it is wanted anyway', async () => {
    await installHead('worse', cardWith('no-difference'));
    await expect(library.client['models.adopt']({ name: 'worse' })).rejects.toMatchObject({
      code: 'model-not-better',
      message: expect.stringContaining('90.0 % before, 90.0 % after, on 40 held-out photos') as string,
    });
    expect(await active()).toBe(BUNDLED);
    expect(await adopt('worse', true)).toMatchObject({ state: 'done' });
    expect(await active()).toBe('worse');
  });

  it('is refused where the model was compared with another than the one in use', async () => {
    await installHead('better', cardWith('better'));
    await installHead('stale', cardWith('better', 'mine'));
    await expect(library.client['models.adopt']({ name: 'stale' })).rejects.toMatchObject({
      code: 'compared-with-another',
      message: expect.stringContaining(`better than 'mine', but '${BUNDLED}' is in use`) as string,
    });
    expect(await active()).toBe(BUNDLED);
    expect(await adopt('better')).toMatchObject({ state: 'done' });
    expect(await adopt('stale', true)).toMatchObject({ state: 'done' });
  });

  it('whose process is killed behind the switch keeps the way back', async () => {
    await installHead('mine');
    leaveRunning(await adopt('mine'), 'mine');
    await library.restart();
    expect(await library.client['models.adoption']({})).toMatchObject({ state: 'done', current: 'mine' });
    await library.restart({ resumeImport: true });
    const job = await library.client['models.adoption']({});
    expect(await over(job!)).toMatchObject({ state: 'done' });
    expect(await library.client['models.list']({})).toMatchObject({ active: 'mine', previous: BUNDLED });
  });

  it('whose process is killed before the switch waits, and can be cancelled', async () => {
    await installHead('mine');
    leaveRunning(await adopt('mine'), 'mine');
    inLibrary(`DELETE FROM setting WHERE key = 'activeModel'`);
    await library.restart();
    const job = await library.client['models.adoption']({});
    expect(job).toMatchObject({ state: 'paused', current: 'mine' });
    expect(await library.client['models.cancelAdoption']({ jobId: job!.id })).toMatchObject({
      state: 'cancelled',
    });
    await expect(library.client['models.cancelAdoption']({ jobId: job!.id })).rejects.toMatchObject({
      code: 'job-not-running',
    });
    await library.restart({ resumeImport: true });
    expect(await library.client['models.adoption']({})).toMatchObject({ state: 'cancelled' });
    expect(await active()).toBe(BUNDLED);
  });

  it('leaves the old model where the switch cannot be written down', async () => {
    await installHead('mine');
    const [photoId] = await photoIds();
    const before = await neighboursOf(photoId!);
    inLibrary(
      `CREATE TRIGGER refuse BEFORE INSERT ON setting WHEN new.key = 'activeModel'
         BEGIN SELECT raise(ABORT, 'refused'); END`,
    );
    expect(await adopt('mine')).toMatchObject({ state: 'failed' });
    expect(await active()).toBe(BUNDLED);
    expect(await neighboursOf(photoId!)).toEqual(before);
    inLibrary('DROP TRIGGER refuse');
    expect(await adopt('mine')).toMatchObject({ state: 'done' });
  });

  it('goes on where its progress cannot be saved, and so does an import', async () => {
    await installHead('mine');
    inLibrary(`CREATE TRIGGER refuse BEFORE UPDATE ON job BEGIN SELECT raise(ABORT, 'refused'); END`);
    expect(await adopt('mine')).toMatchObject({ state: 'done' });
    await folder.write('later.jpg', await photoPicture(99));
    expect(await library.importAll()).toMatchObject({ state: 'done' });
    expect(await library.client['library.status']({})).toMatchObject({ model: 'mine', photos: PHOTOS + 1 });
    expect(library.log.join()).toContain('the progress of a job could not be saved: refused');
  });

  it('answers with the old model until the switch, and a second one has to wait', async () => {
    await installHead('mine');
    const [photoId] = await photoIds();
    const job = await library.client['models.adopt']({ name: 'mine' });
    await expect(library.client['models.adopt']({ name: 'mine' })).rejects.toMatchObject({
      code: 'adoption-running',
    });
    expect(await neighboursOf(photoId!)).toHaveLength(PHOTOS - 1);
    await over(job);
  });

  it('can be cancelled, which leaves the old model', async () => {
    await installHead('mine');
    const job = await library.client['models.adopt']({ name: 'mine' });
    expect(await library.client['models.cancelAdoption']({ jobId: job.id })).toMatchObject({
      state: 'cancelled',
    });
    expect(await active()).toBe(BUNDLED);
  });

  it('sees photos later that it could not see when it was adopted', async () => {
    const ids = await photoIds();
    await installHead('mine');
    await library.client['folders.remove']({
      folderId: (await library.client['folders.list']({}))[0]!.id,
    });
    await adopt('mine');
    await library.client['folders.add']({ path: folder.path });
    await library.importAll();
    expect(await photoIds()).toEqual(ids);
    expect(await neighboursOf(ids[0]!)).toEqual(await expectedNeighbours('mine', ids[0]!));
  });

  it('a query picture that another model looked at has to be dropped again', async () => {
    await installHead('mine');
    const bytes = await photoPicture(3);
    const query = await library.client['query.add']({ name: 'a', base64: bytes.toString('base64') });
    await adopt('mine');
    await expect(
      library.client['search.similar']({ query: { kind: 'query', queryId: query.queryId } }),
    ).rejects.toMatchObject({ code: 'query-forgotten' });
    const again = await library.client['query.add']({ name: 'a', base64: bytes.toString('base64') });
    const { hits } = await library.client['search.similar']({
      query: { kind: 'query', queryId: again.queryId },
    });
    expect(hits).toHaveLength(PHOTOS - 1);
  });
});

describe('the life of a model', () => {
  it('is told of one that does not exist', async () => {
    await expect(adopt('nobody')).rejects.toMatchObject({
      code: 'model-unknown',
      message: expect.stringContaining(`'${BUNDLED}'`) as string,
    });
  });

  it('ends only when it is not in use', async () => {
    await installHead('mine');
    await adopt('mine');
    await expect(library.client['models.delete']({ name: 'mine' })).rejects.toMatchObject({
      code: 'model-in-use',
    });
    await expect(library.client['models.delete']({ name: BUNDLED })).rejects.toMatchObject({
      code: 'model-bundled',
    });
    await over(await library.client['models.rollback']({}));
    const { models, previous } = await library.client['models.delete']({ name: 'mine' });
    expect([models.map(({ name }) => name), previous]).toEqual([[BUNDLED], null]);
    await expect(library.client['models.rollback']({})).rejects.toMatchObject({
      code: 'nothing-to-roll-back',
    });
  });

  it('does not end while a training starts from it', async () => {
    await installBackbone('base');
    const run = await library.client['training.start']({
      ...{ source: { kind: 'folder', folder: folder.path }, backbone: 'base', runtime: 'wasm' },
    });
    await library.client['training.pause']({ runId: run.id });
    await expect(library.client['models.delete']({ name: 'base' })).rejects.toMatchObject({
      code: 'model-in-use',
      message: expect.stringContaining('training') as string,
    });
    await library.client['training.cancel']({ runId: run.id });
    expect((await library.client['models.delete']({ name: 'base' })).models).toHaveLength(1);
  });

  it('ends where its file is damaged, too', async () => {
    await installHead('mine');
    await adopt('mine');
    const file = join(library.dataDir, 'models', 'mine.safetensors');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 100));
    await expect(library.client['models.delete']({ name: 'mine' })).rejects.toMatchObject({
      code: 'model-in-use',
    });
    await library.restart();
    await library.client['models.delete']({ name: 'mine' });
    expect(existsSync(file)).toBe(false);
    const { checks } = await library.client['doctor.report']({});
    expect(checks.find(({ name }) => name === 'Model')).toMatchObject({ state: 'ok' });
  });

  it('is in use still when it is imported once more', async () => {
    await installHead('mine');
    await adopt('mine');
    const path = join(folder.path, 'mine.lookalike');
    await library.client['models.export']({ name: 'mine', path });
    const { model } = await library.client['models.import']({ path });
    expect(model).toMatchObject({ name: 'mine', active: true });
  });

  it('is not exported into the data folder', async () => {
    await installHead('mine');
    const path = join(library.dataDir, 'library.sqlite');
    await expect(library.client['models.export']({ name: 'mine', path })).rejects.toMatchObject({
      code: 'export-refused',
    });
  });

  it('goes on in another library by way of one file', async () => {
    await installHead('mine');
    const path = join(folder.path, 'mine.lookalike');
    await library.client['models.export']({ name: 'mine', path });
    const other = await openTemporaryEngine();
    try {
      const { model } = await other.client['models.import']({ path });
      expect(model).toMatchObject({ name: 'mine', kind: 'trained', backbone: BUNDLED, active: false });
    } finally {
      await other.close();
    }
  });

  it('whose file went away leaves search as it was before, and the doctor says so', async () => {
    await installHead('mine');
    await adopt('mine');
    const file = join(library.dataDir, 'models', 'mine.safetensors');
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    await library.restart();
    expect(await active()).toBe(BUNDLED);
    const [photoId] = await photoIds();
    expect(await neighboursOf(photoId!)).toHaveLength(PHOTOS - 1);
    const { checks } = await library.client['doctor.report']({});
    expect(checks.find(({ name }) => name === 'Model')).toMatchObject({ state: 'broken' });
  });
});

function cardWith(verdict: TrainingCard['comparison']['verdict'], comparedWith = BUNDLED): TrainingCard {
  const interval = { low: 0.8, high: 0.95 };
  const intervals = { recallAt1: interval, recallAt5: interval, recallAt10: interval, mapAtR: interval };
  const figures = {
    ...{ n: 40, recallAt1: 0.9, recallAt5: 0.95, recallAt10: 0.97, mapAtR: 0.5 },
    ...{ intervals, perClass: [] },
  };
  const none = { value: 0, low: -0.02, high: 0.02 };
  return {
    ...{ preset: 'quick', loss: 'semi-hard', seed: 1, runtime: 'wasm', device: 'CPU', startedFrom: BUNDLED },
    comparedWith,
    classes: [{ name: 'a', photos: 100 }],
    ...{ trainPhotos: 160, heldOutPhotos: 40, epochs: 1, steps: 1, seconds: 1 },
    comparison: {
      ...{ before: figures, after: figures, verdict, library: null },
      gain: { recallAt1: none, recallAt5: none, recallAt10: none, mapAtR: none },
    },
  };
}
