import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { exactSearch, MetricKind } from 'usearch';
import { openLibrary } from '../../src-main/store/library.ts';
import type { MadeMap } from '../../src-main/workers/map-messages.ts';
import { mapInThread } from '../../src-main/workers/map-thread.ts';
import { writeUnit } from '../../src-shared/domain/unit-vector.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { report } from './measurement.ts';

/** How long the map of a library takes, and how much of what is alike stays close together on it. */
const SIZES = [1_000, 10_000, 100_000];
const DIMENSIONS = 1_280;
const MODEL = 'bench';
/** Photos of one occasion, occasions of one subject, subjects. */
const OCCASION = 12;
const SUBJECTS = 40;
const PROBES = 500;

for (const photos of SIZES) await measure(photos);

async function measure(photos: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-bench-map-'));
  try {
    writeLibrary(dataDir, photos);
    const startMs = performance.now();
    const map = await mapInThread(
      { databasePath: join(dataDir, 'library.sqlite'), model: MODEL, seed: 1 },
      new AbortController().signal,
      () => undefined,
    );
    const seconds = (performance.now() - startMs) / 1000;
    report({
      name: `Map of ${photos} photos`,
      value: seconds,
      unit: 's',
      target: '',
      peer: 'wall clock, the thread included',
    });
    report({
      name: `Map of ${photos} photos: of the 10 nearest by vector, among the 50 nearest on the map`,
      value: keptNeighbours(map, photos) * 100,
      unit: '%',
      target: '',
      peer: `by chance ${((50 / (photos - 1)) * 100).toFixed(2)} %`,
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Mean over a sample of photos, all compared with all of the library. */
function keptNeighbours({ photoIds, x, y }: MadeMap, photos: number): number {
  const vectors = madeVectors(photos);
  const probe = seededRandom(7);
  let kept = 0;
  for (let round = 0; round < PROBES; round++) {
    const row = Math.floor(probe() * photos);
    const query = vectors.slice(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    const { keys } = exactSearch(vectors, query, DIMENSIONS, 11, MetricKind.IP);
    const at = photoIds.indexOf(row + 1);
    const byMap = photoIds
      .map((photoId, other) => ({
        photoId,
        distance: Math.hypot((x[other] ?? 0) - (x[at] ?? 0), (y[other] ?? 0) - (y[at] ?? 0)),
      }))
      .filter(({ photoId }) => photoId !== row + 1)
      .sort((one, other) => one.distance - other.distance)
      .slice(0, 50);
    const near = new Set(byMap.map(({ photoId }) => photoId));
    const alike = Array.from(keys, (key) => Number(key) + 1).filter((photoId) => photoId !== row + 1);
    kept += alike.slice(0, 10).filter((photoId) => near.has(photoId)).length / 10;
  }
  return kept / PROBES;
}

/** [photos, DIMENSIONS]: subjects, within each occasions, within each a few photos; parts positive, as behind a ReLU. */
function madeVectors(photos: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(1);
  const direction = (): Float32Array => new Float32Array(DIMENSIONS).map(() => random() - 0.4);
  const subjects = Array.from({ length: SUBJECTS }, direction);
  const vectors = new Float32Array(photos * DIMENSIONS);
  const vector = new Float32Array(DIMENSIONS);
  let occasion = direction();
  let subject = subjects[0] ?? occasion;
  for (let row = 0; row < photos; row++) {
    if (row % OCCASION === 0) {
      subject = subjects[Math.floor(random() * SUBJECTS)] ?? subject;
      occasion = direction();
    }
    for (let at = 0; at < DIMENSIONS; at++) {
      const own = random() - 0.4;
      vector[at] = Math.max(0, (subject[at] ?? 0) + 0.8 * (occasion[at] ?? 0) + 0.6 * own);
    }
    writeUnit(vector, vectors, row * DIMENSIONS);
  }
  return vectors;
}

function writeLibrary(dataDir: string, photos: number): void {
  const library = openLibrary(dataDir);
  const database = new Database(library.databasePath);
  const photo = database.prepare(
    `INSERT INTO photo (id, content_hash, format, width, height, bytes, sort_at, difference_hash, perceptual_hash)
     VALUES (?, ?, 'jpeg', 4, 3, 1, '2024-05-01T12:00:00', x'00', x'00')`,
  );
  const vector = database.prepare(`INSERT INTO vector (photo_id, model, data) VALUES (?, '${MODEL}', ?)`);
  const vectors = madeVectors(photos);
  database.transaction(() => {
    for (let row = 0; row < photos; row++) {
      photo.run(row + 1, Buffer.from(String(row)));
      const halves = new Float16Array(vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS));
      vector.run(row + 1, Buffer.from(halves.buffer));
    }
  })();
  database.close();
  library.close();
}
