import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { TrainingCard } from '../../src-shared/contract/model.ts';
import { loadModel } from '../../src-main/network/load-model.ts';
import { loadTensors } from '../../src-main/network/load-tensors.ts';
import { saveModel } from '../../src-main/network/save-model.ts';
import { makeTestFolder } from '../pictures/folder.ts';
import { photoPicture } from '../pictures/photo.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { openTemporaryEngine } from './temporary-engine.ts';

export const BUNDLED = 'efficientnet-lite0';
/** In the library at first. */
export const PHOTOS = 12;
const modelsDir = join(import.meta.dirname, '..', '..', 'models');

/** A library with some photos in it, imported once: each test gets a copy of that, over the same folder. */
export async function prepareModelLibrary() {
  const folder = await makeTestFolder();
  const photos = Array.from({ length: PHOTOS }, (_, seed) => `${seed}.jpg`);
  for (const [seed, name] of photos.entries()) await folder.write(name, await photoPicture(seed));
  const first = await openTemporaryEngine();
  await first.client['folders.add']({ path: folder.path });
  await first.importAll();
  await first.engine.close();

  return {
    open: () => openModelLibrary(folder, first.dataDir),
    /** What a test left beside the photos. */
    tidy: async () => {
      for (const name of await readdir(folder.path)) {
        if (!photos.includes(name)) await rm(join(folder.path, name), { recursive: true });
      }
    },
    remove: async () => {
      await rm(first.dataDir, { recursive: true });
      await folder[Symbol.asyncDispose]();
    },
  };
}

export type PreparedLibrary = Awaited<ReturnType<typeof prepareModelLibrary>>;

/** What tests of a library's models do again and again. */
async function openModelLibrary(folder: Awaited<ReturnType<typeof makeTestFolder>>, preparedDir: string) {
  const library = await openTemporaryEngine({ workers: 1 }, preparedDir);

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

  return {
    ...{ library, folder },
    ...{
      installHead,
      installBackbone,
      inLibrary,
      leaveRunning,
      over,
      adopt,
      active,
      neighboursOf,
      photoIds,
      expectedNeighbours,
    },
    close: () => library.close(),
  };
}

export type ModelLibrary = Awaited<ReturnType<typeof openModelLibrary>>;

export function cardWith(
  verdict: TrainingCard['comparison']['verdict'],
  comparedWith = BUNDLED,
): TrainingCard {
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
