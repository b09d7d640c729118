import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSegment, type SegmentPlan } from '../../../src-main/vector-index/build-segment.ts';
import { USEARCH_VERSION } from '../../../src-main/vector-index/index-settings.ts';
import {
  openSegmentFolder,
  sidecarPath,
  type SegmentExpectation,
} from '../../../src-main/vector-index/segment-folder.ts';
import { parseSidecar, writeSidecar } from '../../../src-main/vector-index/segment-sidecar.ts';
import type { Segment } from '../../../src-main/vector-index/segment.ts';
import { writeUnit } from '../../../src-shared/domain/unit-vector.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { clusteredVectors } from '../search/synthetic-library.ts';

const DIMENSIONS = 16;
const FINGERPRINT = 'f'.repeat(64);
const vectors = clusteredVectors(300, DIMENSIONS, 11);

const rows = vectors.map((vector, index) => ({
  rowId: index + 1,
  photoId: 1_000 + index,
  live: true,
  vector: new Float16Array(vector),
}));

let folder = '';
let log: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookalike-segments-'));
  log = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function build(changes: Partial<SegmentPlan> = {}): Promise<Segment> {
  return buildSegment({
    ...{ folder, model: 'm', dimensions: DIMENSIONS, afterRowId: 0, throughRowId: 300, generation: 5 },
    readSince: (rowId, limit) => rows.filter((row) => row.rowId > rowId).slice(0, limit),
    fingerprint: FINGERPRINT,
    sample: (photoIds) => photoIds.slice(0, 8),
    signal: new AbortController().signal,
    ...changes,
  });
}

function openFolder(changes: Partial<SegmentExpectation> = {}): Promise<Segment[]> {
  return openSegmentFolder(folder, {
    ...{ model: 'm', dimensions: DIMENSIONS, generation: 5 },
    fingerprint: () => FINGERPRINT,
    log: (line) => log.push(line),
    ...changes,
  });
}

function nearestTo(segment: Segment, vector: Float32Array): number | undefined {
  const query = new Float32Array(DIMENSIONS);
  writeUnit(vector, query, 0);
  return segment.search(query, 3)[0]?.photoId;
}

describe('index segments on disk', () => {
  it('answer after being opened again, without being built again', async () => {
    const built = await build();
    const [opened, ...more] = await openFolder();
    expect(more).toEqual([]);
    expect(log).toEqual([]);
    expect(opened?.path).toBe(built.path);
    for (const row of rows.slice(0, 40))
      expect(nearestTo(opened!, vectors[row.rowId - 1]!)).toBe(row.photoId);
  });

  it('leave out the dead and the damaged, and say which', async () => {
    const damaged = rows.map((row) => ({ ...row, live: row.rowId !== 10 }));
    damaged[19]!.vector = new Float16Array(DIMENSIONS).fill(NaN);
    damaged[29]!.vector = new Float16Array(DIMENSIONS + 1).fill(1);
    const segment = await build({
      readSince: (rowId, limit) => damaged.filter((row) => row.rowId > rowId).slice(0, limit),
    });
    expect(segment.sidecar.total).toBe(297);
    expect(segment.sidecar.skipped).toEqual([
      [10, 1_009],
      [20, 1_019],
      [30, 1_029],
    ]);
    expect(segment.skips(20)).toBe(true);
    expect(segment.skips(21)).toBe(false);
    const found = segment.search(new Float32Array(DIMENSIONS).fill(0.25), 300);
    expect(found.map(({ photoId }) => photoId)).not.toContain(1_019);
    expect(found.every(({ cosine }) => Number.isFinite(cosine))).toBe(true);
  });

  it('end with their range, whatever is read beyond', async () => {
    const segment = await build({ afterRowId: 50, throughRowId: 75 });
    expect(segment.sidecar.total).toBe(25);
    expect([50, 51, 75, 76].map((rowId) => segment.covers(rowId))).toEqual([false, true, true, false]);
  });

  it('may hold nobody', async () => {
    await build({ readSince: (rowId) => (rowId === 0 ? rows.map((row) => ({ ...row, live: false })) : []) });
    const [segment] = await openFolder();
    expect(segment?.search(new Float32Array(DIMENSIONS).fill(0.25), 3)).toEqual([]);
  });

  it('are not opened when one bit is wrong, wherever it is', async () => {
    const { path } = await build();
    const whole = readFileSync(path);
    const sidecar = readFileSync(sidecarPath(path));
    const random = seededRandom(3);
    const places = [
      0,
      4,
      7,
      whole.length - 1,
      ...Array.from({ length: 60 }, () => Math.floor(random() * whole.length)),
    ];
    for (const place of places) {
      const damaged = Buffer.from(whole);
      damaged[place]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(path, damaged);
      writeFileSync(sidecarPath(path), sidecar);
      expect(await openFolder()).toEqual([]);
      expect(log.pop()).toMatch(/built again: its content is damaged/);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('are not opened when cut off or gone', async () => {
    for (const length of [0, 1, 8, 1_000]) {
      const { path } = await build();
      truncateSync(path, length);
      expect(await openFolder()).toEqual([]);
      expect(log.pop()).toMatch(/bytes instead of/);
    }
    const { path } = await build();
    rmSync(path);
    expect(await openFolder()).toEqual([]);
    expect(existsSync(sidecarPath(path))).toBe(false);
  });

  it('are not opened when any letter of the sidecar is changed, or it is gone', async () => {
    const { path } = await build();
    const text = readFileSync(sidecarPath(path), 'utf8');
    expect(parseSidecar(text)).not.toBeNull();
    for (let place = 0; place < text.length; place++) {
      const other = text[place] === '1' ? '2' : '1';
      expect(parseSidecar(text.slice(0, place) + other + text.slice(place + 1))).toBeNull();
    }
    rmSync(sidecarPath(path));
    expect(await openFolder()).toEqual([]);
    expect(log).toEqual(['search: segment-1.usearch is built again: its sidecar is missing or damaged']);
  });

  it('are not opened when they are of something else', async () => {
    const foreign: [Partial<SegmentExpectation>, RegExp][] = [
      [{ model: 'other' }, /of the model m/],
      [{ dimensions: 8 }, /16 dimensions/],
      [{ generation: 4 }, /newer than the library/],
      [{ fingerprint: () => 'e'.repeat(64) }, /of another library/],
    ];
    for (const [expectation, reason] of foreign) {
      await build();
      expect(await openFolder(expectation)).toEqual([]);
      expect(log.pop()).toMatch(reason);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('are not opened when another version of usearch wrote them, or they hold something else than said', async () => {
    const { path, sidecar } = await build();
    writeFileSync(sidecarPath(path), writeSidecar({ ...sidecar, usearch: '2.0.0' }));
    expect(await openFolder()).toEqual([]);
    expect(log.pop()).toMatch(/usearch 2.0.0 wrote it/);

    const second = await build();
    writeFileSync(sidecarPath(second.path), writeSidecar({ ...second.sidecar, samplePhotoIds: [999_999] }));
    expect(await openFolder()).toEqual([]);
    expect(log.pop()).toMatch(/does not hold what its sidecar says/);
  });

  it('lie beside other files, which are left alone, and what a crash left is cleaned up', async () => {
    const { path } = await build();
    for (const name of ['notes.txt', 'segment-7.usearch.part', 'segment-8.json', 'segment-9.json.part']) {
      writeFileSync(join(folder, name), 'x');
    }
    expect(await openFolder()).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'segment-1.json', 'segment-1.usearch']);
    expect(existsSync(path)).toBe(true);
  });

  it('give way to a newer one of the same rows', async () => {
    await build();
    await build({ throughRowId: 200, generation: 6 });
    const opened = await openFolder({ generation: 6 });
    expect(opened.map(({ sidecar }) => sidecar.throughRowId)).toEqual([200]);
    expect(readdirSync(folder).sort()).toEqual(['segment-2.json', 'segment-2.usearch']);
  });

  it('are not written when building is stopped', async () => {
    const stop = new AbortController();
    const building = build({ signal: stop.signal });
    stop.abort();
    await expect(building).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('name the version of usearch that is installed', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(USEARCH_VERSION).toBe(manifest.dependencies['usearch']);
  });
});
