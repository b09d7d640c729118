import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { exactSearch, MetricKind } from 'usearch';
import { openLibrary } from '../../src-main/store/library.ts';
import { startSearchThread } from '../../src-main/workers/search-thread.ts';
import { writeUnit } from '../../src-shared/domain/unit-vector.ts';
import { seededRandom } from '../pictures/seeded-random.ts';
import { median, report } from './measurement.ts';

/** A query as the engine asks it, from message to hits, against nothing but the comparison. */
const PHOTOS = 10_000;
const DIMENSIONS = 1_280;
const LIMIT = 24;
const ROUNDS = 60;
const MODEL = 'bench';

const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-bench-query-'));
const random = seededRandom(1);
const vectors = Array.from({ length: PHOTOS }, unitVector);
writeLibrary(vectors);
const search = startSearchThread({
  databasePath: join(dataDir, 'library.sqlite'),
  indexDir: join(dataDir, 'index'),
  model: MODEL,
  dimensions: DIMENSIONS,
  log: () => undefined,
});
try {
  await search.ready();
  const matrix = new Float32Array(PHOTOS * DIMENSIONS);
  vectors.forEach((vector, row) => {
    matrix.set(vector, row * DIMENSIONS);
  });
  // In turns, so that whatever else the machine does meets both alike.
  const ours: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const query = unitVector();
    alone.push(await timed(() => exactSearch(matrix, query, DIMENSIONS, LIMIT, MetricKind.IP)));
    ours.push(
      await timed(() =>
        search.similar({
          examples: [{ vector: query, weight: 1 }],
          limit: LIMIT,
          allowedPhotoIds: null,
          excludedPhotoIds: [1],
        }),
      ),
    );
  }
  const settled = (times: readonly number[]): number => median(times.slice(10));
  report({
    name: 'Query in a library of 10,000 vectors (1280-d), median',
    value: settled(ours) / settled(alone),
    unit: 'times',
    target: '<= 2',
    peer: 'usearch.exactSearch alone on the same vectors',
  });
  report({
    name: 'Query in a library of 10,000 vectors (1280-d), message to hits, median',
    value: settled(ours),
    unit: 'ms',
    target: '',
    peer: `usearch.exactSearch alone: ${settled(alone).toFixed(2)} ms`,
  });
} finally {
  await search.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function timed(work: () => unknown): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

/** All parts positive, as behind a ReLU. */
function unitVector(): Float32Array<ArrayBuffer> {
  const vector = new Float32Array(DIMENSIONS).map(() => Math.max(0, random() - 0.4));
  writeUnit(vector, vector, 0);
  return vector;
}

/** The library's own tables, filled with nothing but vectors. */
function writeLibrary(all: readonly Float32Array[]): void {
  openLibrary(dataDir).close();
  const database = new Database(join(dataDir, 'library.sqlite'));
  const photo = database.prepare(
    `INSERT INTO photo (id, content_hash, format, width, height, bytes, sort_at, difference_hash, perceptual_hash)
     VALUES (?, ?, 'jpeg', 1, 1, 1, '2020', x'00', x'00')`,
  );
  const vector = database.prepare(`INSERT INTO vector (photo_id, model, data) VALUES (?, ?, ?)`);
  database.transaction(() => {
    for (const [index, values] of all.entries()) {
      photo.run(index + 1, Buffer.from(String(index)));
      vector.run(index + 1, MODEL, Buffer.from(new Float16Array(values).buffer));
    }
  })();
  database.close();
}
