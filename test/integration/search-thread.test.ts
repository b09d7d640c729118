import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimilarRequest } from '../../src-main/search/similar.ts';
import { startSearchThread, type SearchThread } from '../../src-main/workers/search-thread.ts';
import {
  clusteredVectors,
  createSyntheticLibrary,
  MODEL,
  naiveNearest,
  type SyntheticLibrary,
} from '../unit/search/synthetic-library.ts';

const DIMENSIONS = 32;

let synthetic: SyntheticLibrary;
let threads: SearchThread[] = [];
let log: string[] = [];

beforeEach(() => {
  synthetic = createSyntheticLibrary();
  log = [];
});
afterEach(async () => {
  await Promise.all(threads.map((thread) => thread.close()));
  threads = [];
  synthetic.close();
});

function start(
  limits: { exactLimit?: number; segmentRows?: number; dimensions?: number } = {},
): SearchThread {
  const thread = startSearchThread({
    databasePath: synthetic.library.databasePath,
    indexDir: synthetic.indexDir,
    model: MODEL,
    dimensions: DIMENSIONS,
    log: (line) => log.push(line),
    ...limits,
  });
  threads.push(thread);
  return thread;
}

const asking = (vector: Float32Array, limit: number, more: Partial<SimilarRequest> = {}): SimilarRequest => ({
  ...{ examples: [{ vector, weight: 1 }], limit, allowedPhotoIds: null, excludedPhotoIds: [] },
  ...more,
});

const ids = (hits: readonly { photoId: number }[]) => hits.map(({ photoId }) => photoId);

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 1_600) throw new Error(`waited in vain; the log says:\n${log.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
const builtIndexes = () => log.filter((line) => line.includes('built the index')).length;

describe('searching a library in memory', () => {
  const vectors = clusteredVectors(700, DIMENSIONS, 21);
  const queries = clusteredVectors(8, DIMENSIONS, 22);

  it('finds what a plain loop finds, with scores that follow the order', async () => {
    synthetic.add(vectors);
    const search = start();
    for (const query of queries) {
      const answer = await search.similar(asking(query, 24));
      expect(answer).toMatchObject({ method: 'exact', searchable: 700 });
      expect(answer.tookMs).toBeGreaterThan(0);
      expect(ids(answer.hits)).toEqual(ids(naiveNearest(query, synthetic.vectors, 24)));
      const scores = answer.hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((left, right) => right - left));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });

  it('gives the same answer each time, and after a restart', async () => {
    synthetic.add(vectors);
    const first = start();
    const { hits } = await first.similar(asking(queries[0]!, 24));
    expect((await first.similar(asking(queries[0]!, 24))).hits).toEqual(hits);
    await first.close();
    expect((await start().similar(asking(queries[0]!, 24))).hits).toEqual(hits);
  });

  it('leaves out what is excluded, without a shorter list', async () => {
    const photoIds = synthetic.add(vectors);
    const query = vectors[5]!;
    const { hits } = await start().similar(asking(query, 10, { excludedPhotoIds: [photoIds[5]!] }));
    expect(ids(hits)).toEqual(ids(naiveNearest(query, synthetic.vectors, 11)).slice(1));
  });

  it('by several examples finds what a plain loop over their fit finds, filtered or not', async () => {
    synthetic.add(vectors);
    const search = start();
    const examples = [1, 0.5, -1, -0.6].map((weight, at) => ({ vector: queries[at]!, weight }));
    const cosineOf = (vector: Float32Array, at: number) =>
      naiveNearest(queries[at]!, [[1, vector]], 1)[0]!.cosine;
    const fitOf = (vector: Float32Array): number => {
      const likeness = (cosineOf(vector, 0) + 0.5 * cosineOf(vector, 1)) / 1.5;
      const against = [2, 3].map((at) => (at === 2 ? 1 : 0.6) * (cosineOf(vector, at) - 0.8 * likeness));
      return likeness - Math.max(0, ...against);
    };
    const fits = new Map([...synthetic.vectors].map(([photoId, vector]) => [photoId, fitOf(vector)]));
    const expected = [...fits].sort((one, other) => other[1] - one[1]).map(([photoId]) => photoId);
    const request = { ...asking(queries[0]!, 30), examples };
    const answer = await search.similar(request);
    expect(ids(answer.hits)).toEqual(expected.slice(0, 30));
    for (const { photoId, cosine } of answer.hits) expect(cosine).toBeCloseTo(fits.get(photoId as never)!, 5);
    const all = Uint32Array.from(synthetic.vectors.keys());
    expect((await search.similar({ ...request, allowedPhotoIds: all })).hits).toEqual(answer.hits);
    const plain = await search.similar(asking(queries[0]!, 30));
    expect(ids(answer.hits)).not.toEqual(ids(plain.hits));
  });

  it('searches among the allowed alone, few or many', async () => {
    synthetic.add(vectors);
    const search = start();
    for (const share of [1, 2, 50]) {
      const allowed = new Map([...synthetic.vectors].filter(([photoId]) => photoId % share === 0));
      const allowedPhotoIds = Uint32Array.from(allowed.keys());
      const answer = await search.similar(asking(queries[1]!, 20, { allowedPhotoIds }));
      expect(ids(answer.hits)).toEqual(ids(naiveNearest(queries[1]!, allowed, 20)));
    }
    const none = await search.similar(asking(queries[1]!, 20, { allowedPhotoIds: new Uint32Array() }));
    expect(none.hits).toEqual([]);
  });

  it('sees photos that were added, removed and restored, as soon as they are', async () => {
    const [first, second] = synthetic.add(vectors.slice(0, 2));
    const search = start();
    await search.ready();
    const [added] = synthetic.add([queries[2]!]);
    search.refresh();
    expect(ids((await search.similar(asking(queries[2]!, 1))).hits)).toEqual([added]);

    synthetic.remove([added!, second!]);
    const { hits, searchable } = await search.similar(asking(queries[2]!, 5));
    expect(ids(hits)).toEqual([first]);
    expect(searchable).toBe(1);

    synthetic.restore([added!]);
    expect(ids((await search.similar(asking(queries[2]!, 5))).hits)).toEqual([added, first]);
  });

  it('is ready when all is searchable that was there when it was asked', async () => {
    const search = start();
    await search.ready();
    // More than one slice, so that a query alone would not see all of them.
    synthetic.add(vectors);
    await search.ready();
    expect((await search.similar(asking(queries[0]!, 1))).searchable).toBe(700);
  });

  it('does not show the dead through a filter', async () => {
    const photoIds = synthetic.add(vectors.slice(0, 5));
    synthetic.remove([photoIds[0]!]);
    const allowedPhotoIds = Uint32Array.from([photoIds[0]!, photoIds[1]!, 4_000]);
    const { hits } = await start().similar(asking(vectors[0]!, 5, { allowedPhotoIds }));
    expect(ids(hits)).toEqual([photoIds[1]]);
  });

  it('skips damaged vectors and says so', async () => {
    const damaged = Float32Array.from(vectors[0]!);
    damaged[4] = NaN;
    const [photoId, ...others] = synthetic.add([damaged, ...vectors.slice(1, 4)]);
    const { hits, searchable } = await start().similar(asking(vectors[0]!, 10));
    expect(new Set(ids(hits))).toEqual(new Set(others));
    expect(searchable).toBe(3);
    expect(log).toContain(`search: the vector of photo ${photoId} is damaged; the photo is left out`);
  });

  it('answers an empty library with nothing', async () => {
    const answer = await start().similar(asking(queries[0]!, 5));
    expect(answer).toMatchObject({ method: 'exact', searchable: 0, hits: [] });
  });

  it.each([
    ['no direction', new Float32Array(DIMENSIONS)],
    ['a part that is no number', new Float32Array(DIMENSIONS).fill(NaN)],
    ['other dimensions', new Float32Array(DIMENSIONS - 1).fill(1)],
  ])('refuses a query with %s', async (_, vector) => {
    synthetic.add(vectors.slice(0, 3));
    const search = start();
    await expect(search.similar(asking(vector, 5))).rejects.toMatchObject({ code: 'query-vector-invalid' });
    expect((await search.similar(asking(queries[0]!, 5))).hits).toHaveLength(3);
  });
});

describe('searching a library that is larger than the exact limit', () => {
  const limits = { exactLimit: 400, segmentRows: 200 };
  const vectors = clusteredVectors(1_200, DIMENSIONS, 31);
  const queries = clusteredVectors(40, DIMENSIONS, 32);

  async function recallAt10(search: SearchThread): Promise<number> {
    let found = 0;
    for (const query of queries) {
      const answer = await search.similar(asking(query, 10));
      expect(answer.method).toBe('approximate');
      const hits = ids(answer.hits);
      expect(hits).toHaveLength(10);
      found += ids(naiveNearest(query, synthetic.vectors, 10)).filter((photoId) =>
        hits.includes(photoId),
      ).length;
    }
    return found / (10 * queries.length);
  }

  async function indexed(): Promise<SearchThread> {
    synthetic.add(vectors);
    const search = start(limits);
    await until(() => builtIndexes() === 4);
    return search;
  }

  it('finds nearly all that an exact search finds, and covers the whole library', async () => {
    const search = await indexed();
    expect(await recallAt10(search)).toBeGreaterThanOrEqual(0.95);
    expect((await search.similar(asking(queries[0]!, 5))).searchable).toBe(1_200);
  });

  it('answers while the index is built', async () => {
    synthetic.add(vectors);
    const search = start(limits);
    await search.ready();
    const waits: number[] = [];
    while (builtIndexes() < 4) {
      const startMs = performance.now();
      expect((await search.similar(asking(queries[0]!, 10))).hits).toHaveLength(10);
      waits.push(performance.now() - startMs);
    }
    expect(waits.length).toBeGreaterThan(4);
  });

  it('goes through a library that memory cannot hold in one piece, and keeps in memory what it may', async () => {
    synthetic.add(vectors);
    const search = start({ exactLimit: 100, segmentRows: 100 });
    await until(() => builtIndexes() === 11);
    await search.ready();
    expect((await search.similar(asking(queries[0]!, 5))).searchable).toBe(1_200);
    expect(log[0]).toBe('search: 300 photos, 300 in memory, 0 indexes opened');
    expect(await recallAt10(search)).toBeGreaterThanOrEqual(0.95);
    expect(builtIndexes()).toBe(11);
  });

  it('opens the same files after a restart and builds nothing', async () => {
    await (await indexed()).close();
    const before = readdirSync(synthetic.indexDir);
    expect(before).toHaveLength(8);
    log = [];
    const search = start(limits);
    expect(await recallAt10(search)).toBeGreaterThanOrEqual(0.95);
    expect(log).toEqual(['search: 1200 photos, 400 in memory, 4 indexes opened']);
    expect(readdirSync(synthetic.indexDir)).toEqual(before);
  });

  it('builds again what was damaged, and only that', async () => {
    await (await indexed()).close();
    const path = join(synthetic.indexDir, 'segment-2.usearch');
    const bytes = readFileSync(path);
    bytes[9_000]! ^= 4;
    writeFileSync(path, bytes);
    log = [];
    const search = start(limits);
    await until(() => builtIndexes() === 1);
    expect(log[0]).toBe('search: segment-2.usearch is built again: its content is damaged');
    expect(log[1]).toMatch(/3 indexes opened/);
    expect(log[2]).toMatch(/rows 201 to 400, 200 photos/);
    expect(await recallAt10(search)).toBeGreaterThanOrEqual(0.95);
  });

  it('opens no index of another library or of other dimensions', async () => {
    const search = await indexed();
    await search.close();
    synthetic.library.close();
    const database = new Database(synthetic.library.databasePath);
    database.prepare(`UPDATE vector SET data = ? WHERE id = 1`).run(Buffer.alloc(DIMENSIONS * 2, 1));
    database.close();
    log = [];
    const again = start(limits);
    await again.ready();
    expect(log[0]).toBe('search: segment-1.usearch is built again: it is of another library');
    await again.close();

    log = [];
    const other = start({ ...limits, dimensions: 64 });
    await other.ready();
    expect(log.filter((line) => line.includes('it has 32 dimensions'))).not.toHaveLength(0);
    expect(readdirSync(synthetic.indexDir)).toEqual([]);
  });

  it('hides the dead, shows them again, and never shortens the list', async () => {
    const search = await indexed();
    const query = vectors[10]!;
    const nearest = naiveNearest(query, synthetic.vectors, 60).map(({ photoId }) => photoId as never);
    synthetic.remove(nearest);
    const without = await search.similar(asking(query, 20));
    expect(without.hits).toHaveLength(20);
    expect(ids(without.hits).filter((photoId) => nearest.includes(photoId as never))).toEqual([]);
    expect(without.searchable).toBe(1_140);

    synthetic.restore(nearest);
    const again = await search.similar(asking(query, 20));
    expect(ids(again.hits)[0]).toBe(nearest[0]);
    expect(again.searchable).toBe(1_200);
  });

  it('builds an index again of which much is dead, without the dead, and finds them when they return', async () => {
    const search = await indexed();
    const removed = [...synthetic.vectors.keys()].slice(0, 80);
    synthetic.remove(removed);
    search.refresh();
    await until(() => builtIndexes() === 5);
    expect(log.at(-1)).toMatch(/rows 1 to 200, 120 photos/);

    synthetic.restore(removed.slice(0, 20));
    const back = synthetic.vectors.get(removed[7]!)!;
    expect(ids((await search.similar(asking(back, 1))).hits)).toEqual([removed[7]]);
    await search.close();
    expect(ids((await start(limits).similar(asking(back, 1))).hits)).toEqual([removed[7]]);
  });

  it('compares all again when the library has become small', async () => {
    const search = await indexed();
    const kept = [...synthetic.vectors].slice(-200);
    synthetic.remove([...synthetic.vectors.keys()].slice(0, -200));
    search.refresh();
    await until(() => log.some((line) => line.includes('small again')));
    await until(() => readdirSync(synthetic.indexDir).length === 0);
    const answer = await search.similar(asking(queries[0]!, 10));
    expect(answer).toMatchObject({ method: 'exact', searchable: 200 });
    expect(ids(answer.hits)).toEqual(ids(naiveNearest(queries[0]!, kept, 10)));
  });

  it('excludes and filters exactly, whatever the index holds', async () => {
    const search = await indexed();
    const query = vectors[3]!;
    const own = naiveNearest(query, synthetic.vectors, 1)[0]!.photoId;
    const answer = await search.similar(asking(query, 10, { excludedPhotoIds: [own] }));
    expect(answer.hits).toHaveLength(10);
    expect(ids(answer.hits)).not.toContain(own);

    const allowed = new Map([...synthetic.vectors].filter(([photoId]) => photoId % 2 === 0));
    const filtered = await search.similar(
      asking(query, 30, { allowedPhotoIds: Uint32Array.from(allowed.keys()) }),
    );
    expect(filtered.method).toBe('exact');
    expect(ids(filtered.hits)).toEqual(ids(naiveNearest(query, allowed, 30)));
  });
});

describe('a search thread that fails', () => {
  it('says so when the library is not there, and is tried again', async () => {
    const search = startSearchThread({
      databasePath: join(synthetic.dataDir, 'missing.sqlite'),
      ...{ indexDir: synthetic.indexDir, model: MODEL, dimensions: DIMENSIONS, log: () => undefined },
    });
    threads.push(search);
    const request = asking(new Float32Array(DIMENSIONS).fill(1), 5);
    await expect(search.similar(request)).rejects.toMatchObject({ code: 'library-not-writable' });
    await expect(search.similar(request)).rejects.toMatchObject({ code: 'library-not-writable' });
  });

  it('fails what is under way as transient, and starts anew with the next call', async () => {
    const vectors = clusteredVectors(10, DIMENSIONS, 41);
    const photoIds = synthetic.add(vectors);
    const posted = vi.spyOn(Worker.prototype, 'postMessage');
    const search = start();
    await search.ready();
    const underWay = search.similar(asking(vectors[0]!, 5));
    const worker = posted.mock.contexts.at(-1) as Worker;
    posted.mockRestore();
    void worker.terminate();
    await expect(underWay).rejects.toMatchObject({ code: 'search-stopped', transient: true });

    expect(ids((await search.similar(asking(vectors[0]!, 1))).hits)).toEqual([photoIds[0]]);
  });

  it('works without an index where none can be kept', async () => {
    const vectors = clusteredVectors(100, DIMENSIONS, 42);
    synthetic.add(vectors);
    writeFileSync(synthetic.indexDir, 'not a folder');
    const search = start({ exactLimit: 50, segmentRows: 20 });
    const answer = await search.similar(asking(vectors[0]!, 5));
    expect(answer).toMatchObject({ method: 'exact', searchable: 90 });
    await until(() => log.some((line) => line.includes('could not be built')));
  });

  it('answers nothing once it is closed', async () => {
    const search = start();
    await search.close();
    await expect(search.similar(asking(new Float32Array(DIMENSIONS).fill(1), 5))).rejects.toMatchObject({
      code: 'search-stopped',
    });
  });
});
