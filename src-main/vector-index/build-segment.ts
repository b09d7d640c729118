import { open, readdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Index } from 'usearch';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { writeUnit } from '../../src-shared/domain/unit-vector.ts';
import { writeTextDurably } from '../durable-file.ts';
import { newIndex, USEARCH_VERSION } from './index-settings.ts';
import { openSegment, type Segment } from './segment.ts';
import { sha256Of, sidecarPath } from './segment-folder.ts';
import { writeSidecar, type SegmentSidecar } from './segment-sidecar.ts';
import { usearchFileBytes } from './usearch-file.ts';

/** Half of the cores: an import or a person wants the others. */
const THREADS = Math.max(1, Math.floor(availableParallelism() / 2));
/** Adding takes about 1 ms a photo and thread, on a busy machine several, and nobody is answered meanwhile. */
const SLICE_ROWS = 4 * THREADS;

interface IndexRow {
  rowId: number;
  photoId: number;
  live: boolean;
  vector: Float16Array;
}

export interface SegmentPlan {
  folder: string;
  model: string;
  dimensions: number;
  afterRowId: number;
  throughRowId: number;
  /** The rows after `rowId`, in order; they may run past the range. */
  readSince: (rowId: number, limit: number) => IndexRow[];
  generation: number;
  fingerprint: string;
  sample: (photoIds: readonly number[]) => number[];
  signal: AbortSignal;
}

/**
 * Builds the index of one range of rows and writes it, in slices between which queries are answered.
 * @throws CodedError 'index-not-written' or 'disk-full' where the disk is full; what the file system says; the signal's
 * reason
 */
export async function buildSegment(plan: SegmentPlan): Promise<Segment> {
  const index = newIndex(plan.dimensions);
  const { photoIds, skipped } = await addRows(index, plan);

  const path = join(plan.folder, `segment-${await nextNumber(plan.folder)}.usearch`);
  const bytes = await saveIndex(index, path);
  const sidecar: SegmentSidecar = {
    usearch: USEARCH_VERSION,
    bytes,
    sha256: await sha256Of(path),
    model: plan.model,
    dimensions: plan.dimensions,
    metric: 'cos',
    quantisation: 'f16',
    afterRowId: plan.afterRowId,
    throughRowId: plan.throughRowId,
    total: photoIds.length,
    skipped,
    generation: plan.generation,
    fingerprint: plan.fingerprint,
    samplePhotoIds: plan.sample(photoIds),
  };
  await writeTextDurably(sidecarPath(path), writeSidecar(sidecar));

  const segment = openSegment(path, sidecar);
  if (!segment) throw notWritten(path, 'the index does not hold what was put in');
  return segment;
}

async function addRows(
  index: Index,
  { afterRowId, throughRowId, dimensions, readSince, signal }: SegmentPlan,
): Promise<{ photoIds: number[]; skipped: [number, number][] }> {
  const photoIds: number[] = [];
  const skipped: [number, number][] = [];
  const vectors = new Float32Array(SLICE_ROWS * dimensions);
  for (let rowId = afterRowId; rowId < throughRowId;) {
    signal.throwIfAborted();
    const rows = readSince(rowId, SLICE_ROWS);
    const added: bigint[] = [];
    for (const row of rows) {
      if (row.rowId > throughRowId) break;
      const fits = row.live && row.vector.length === dimensions;
      if (fits && writeUnit(row.vector, vectors, added.length * dimensions)) added.push(BigInt(row.photoId));
      else skipped.push([row.rowId, row.photoId]);
    }
    if (added.length > 0) {
      index.add(BigUint64Array.from(added), vectors.slice(0, added.length * dimensions), THREADS);
    }
    photoIds.push(...added.map(Number));
    rowId = rows.at(-1)?.rowId ?? throughRowId;
    await breathe();
  }
  return { photoIds, skipped };
}

/** Flushed and measured before it gets its name. @returns its length in bytes */
async function saveIndex(index: Index, path: string): Promise<number> {
  const part = `${path}.part`;
  try {
    index.save(part);
    const bytes = await flushAndMeasure(part);
    await rename(part, path);
    return bytes;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function flushAndMeasure(part: string): Promise<number> {
  const file = await open(part, 'r+');
  try {
    await file.sync();
    const { size } = await file.stat();
    const whole = await usearchFileBytes(file);
    if (size !== whole) throw notWritten(part, `the file has ${size} bytes instead of ${whole}`);
    return size;
  } finally {
    await file.close();
  }
}

/** Never a name that was there before: an older file of that name may still be mapped. */
async function nextNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(/^segment-(\d+)\./.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

function notWritten(path: string, reason: string): CodedError {
  return new CodedError(
    'index-not-written',
    `The search index could not be written (${reason}). Make room on the drive; search works meanwhile.`,
    { path, transient: true },
  );
}
