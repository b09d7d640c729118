import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createEngine } from '../../src-main/engine.ts';
import { loadModel } from '../../src-main/network/load-model.ts';
import { saveModel } from '../../src-main/network/save-model.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';
import { openLibrary } from '../../src-main/store/library.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { report } from './measurement.ts';

/** Adopting a head in a library of 100,000 stored features: from the click to the first answer of the new model. */
const PHOTOS = 100_000;
const DIMENSIONS = 128;

const projectDir = join(import.meta.dirname, '..', '..');
const bundledDir = join(projectDir, 'models');
const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-bench-adopt-'));
const installedDir = join(dataDir, 'models');
mkdirSync(installedDir);
const random = seededRandom(1);
const bundled = await loadModel({ bundledDir, installedDir });
const { featureDimensions } = bundled;
writeLibrary();
await installHead();

const engine = await createEngine({
  ...{ dataDir, modelsDir: bundledDir, samplesDir: join(projectDir, 'resources', 'samples') },
  log: () => undefined,
});
try {
  const client = createDirectClient(engine);
  const startMs = performance.now();
  let longestWaitMs = 0;
  await client['models.adopt']({ name: 'bench' });
  for (let done = false; !done;) {
    // How long a person's question waits for the engine meanwhile.
    const askedMs = performance.now();
    const job = await client['models.adoption']({});
    longestWaitMs = Math.max(longestWaitMs, performance.now() - askedMs);
    if (job?.state === 'failed') throw new Error(JSON.stringify(job.error));
    done = job?.state === 'done';
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const seconds = (performance.now() - startMs) / 1_000;
  report({
    name: 'Adopting a head, 100,000 stored features (1280 -> 128)',
    value: seconds,
    unit: 's',
    target: '< 20',
    peer: `copying the features once through memory: ${copySeconds().toFixed(2)} s`,
  });
  report({
    name: 'Longest wait for the engine meanwhile',
    value: longestWaitMs,
    unit: 'ms',
    target: '',
    peer: '',
  });
} finally {
  await engine.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function installHead(): Promise<void> {
  const weight = new Float32Array(DIMENSIONS * featureDimensions).map(() => random() - 0.5);
  await saveModel(
    installedDir,
    {
      ...{
        format: 'lookalike-model',
        version: 1,
        name: 'bench',
        kind: 'trained',
        network: 'efficientnet-lite0',
      },
      input: { size: 224, mean: [127, 127, 127], standardDeviation: [128, 128, 128] },
      ...{ featureDimensions, vectorDimensions: DIMENSIONS, head: true },
      backbone: { name: bundled.name, sha256: bundled.weightsSha256 },
      ...{ score: null, training: null, licence: 'none', source: 'a benchmark', createdAtMs: 1 },
    },
    new Map([
      ['projection.weight', { shape: [DIMENSIONS, featureDimensions], values: weight }],
      ['projection.bias', { shape: [DIMENSIONS], values: new Float32Array(DIMENSIONS) }],
    ]),
  );
}

/** What any way of doing it has to do at least: read all features from SQLite. */
function copySeconds(): number {
  const database = new Database(join(dataDir, 'library.sqlite'), { readonly: true });
  const startMs = performance.now();
  let bytes = 0;
  for (const row of database.prepare<[], { data: Buffer }>(`SELECT data FROM feature`).iterate()) {
    bytes += row.data.byteLength;
  }
  database.close();
  if (bytes !== PHOTOS * featureDimensions * 2) throw new Error('features are missing');
  return (performance.now() - startMs) / 1_000;
}

/** The library's own tables, filled with features and the vectors of the bundled model. */
function writeLibrary(): void {
  openLibrary(dataDir).close();
  const database = new Database(join(dataDir, 'library.sqlite'));
  const photo = database.prepare(
    `INSERT INTO photo (id, content_hash, format, width, height, bytes, sort_at, difference_hash, perceptual_hash)
     VALUES (?, ?, 'jpeg', 1, 1, 1, '2020', x'00', x'00')`,
  );
  const feature = database.prepare(`INSERT INTO feature (photo_id, backbone, data) VALUES (?, ?, ?)`);
  const vector = database.prepare(`INSERT INTO vector (photo_id, model, data) VALUES (?, ?, ?)`);
  database.transaction(() => {
    for (let id = 1; id <= PHOTOS; id++) {
      const data = Buffer.from(
        new Float16Array(featureDimensions).map(() => Math.max(0, random() - 0.4)).buffer,
      );
      photo.run(id, Buffer.from(String(id)));
      feature.run(id, bundled.name, data);
      vector.run(id, bundled.name, data);
    }
  })();
  database.close();
}
