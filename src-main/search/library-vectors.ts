import { setImmediate as breathe } from 'node:timers/promises';
import type { VectorReader } from '../store/vector-reader.ts';
import type { Segment } from '../vector-index/segment.ts';
import type { VectorMatrix } from '../vector-index/vector-matrix.ts';

/** About 5 ms: what a query may have to wait for while a library is read. */
const SLICE_ROWS = 256;

export interface LibraryVectorsOptions {
  reader: VectorReader;
  model: string;
  matrix: VectorMatrix;
  segments: readonly Segment[];
  /** Photos beyond this many wait until an index takes others over. */
  memoryRows: number;
  log: (line: string) => void;
}

/**
 * Keeps what is searched in step with the library. Each live photo is in one place: in a segment, or, when no
 * segment has it, in the matrix. Photos that died in a segment are hidden, not removed: usearch's tombstones
 * can crash it.
 */
export function createLibraryVectors({
  reader,
  model,
  matrix,
  memoryRows,
  log,
  ...options
}: LibraryVectorsOptions) {
  let segments = [...options.segments];
  /** Row id -> photo id. What a segment left out counts as dead, until the library says that it lives. */
  let dead = new Map(segments.flatMap(({ sidecar }) => sidecar.skipped));
  let deadPhotos = new Set<number>();
  let deadInSegment = new Map<Segment, number>();
  let lastRowId = 0;
  let full = false;
  let seenGeneration = -1;
  let passGeneration: number | null = null;
  let lookAgain = false;
  let version = 0;

  const segmentOf = (rowId: number): Segment | undefined => segments.find((segment) => segment.covers(rowId));

  const take = (photoId: number, rowId: number, vector: Float16Array): void => {
    if (!matrix.set(photoId, rowId, vector)) {
      log(`search: the vector of photo ${photoId} is damaged; the photo is left out`);
    }
  };

  const revive = (rowId: number, photoId: number): void => {
    const segment = segmentOf(rowId);
    const inIndex = segment ? !segment.skips(rowId) : rowId > lastRowId;
    const vector = inIndex ? undefined : reader.vectorsOf(model, [photoId]).get(photoId);
    if (vector) take(photoId, rowId, vector);
  };

  const countDead = (): void => {
    deadPhotos = new Set(dead.values());
    deadInSegment = new Map();
    for (const rowId of dead.keys()) {
      const segment = segmentOf(rowId);
      if (segment && !segment.skips(rowId)) deadInSegment.set(segment, (deadInSegment.get(segment) ?? 0) + 1);
    }
  };

  const updateLiveness = (): void => {
    const now = reader.deadRows(model);
    for (const photoId of now.values()) matrix.remove(photoId);
    const revived = [...dead].filter(([rowId]) => !now.has(rowId));
    dead = now;
    for (const [rowId, photoId] of revived) revive(rowId, photoId);
    countDead();
  };

  /** Reads on. False when the end, or the limit of memory, is reached. */
  const readSlice = (): boolean => {
    full = false;
    const rows = reader.readSince(model, lastRowId, SLICE_ROWS);
    for (const row of rows) {
      const segment = segmentOf(row.rowId);
      if (segment) {
        lastRowId = segment.sidecar.throughRowId;
        return true;
      }
      full = matrix.size >= memoryRows;
      if (full) return false;
      lastRowId = row.rowId;
      if (row.live) take(row.photoId, row.rowId, row.vector);
      // It died after this pass looked: when it lives again, the next pass has to find it among the dead.
      else dead.set(row.rowId, row.photoId);
    }
    return rows.length === SLICE_ROWS;
  };

  const liveIn = (segment: Segment): number => segment.sidecar.total - (deadInSegment.get(segment) ?? 0);

  return {
    matrix,
    get segments(): readonly Segment[] {
      return segments;
    },
    /** True while the library has photos that no segment covers and for which memory has no room. */
    get full(): boolean {
      return full;
    },
    /** Changes whenever the photos do. */
    get version(): number {
      return version;
    },
    isDead: (photoId: number): boolean => deadPhotos.has(photoId),
    liveIn,
    searchable: (): number => segments.reduce((sum, segment) => sum + liveIn(segment), matrix.size),

    /**
     * One slice of catching up with the library. Each is short; between two, queries are answered.
     * @returns true when there is more to do
     */
    step: (): boolean => {
      if (passGeneration === null) {
        const generation = reader.generation();
        if (generation === seenGeneration && !lookAgain) return false;
        lookAgain = false;
        // Taken before anything is read: what changes meanwhile is seen by the next pass.
        passGeneration = generation;
        updateLiveness();
      }
      version++;
      if (readSlice()) return true;
      seenGeneration = passGeneration;
      passGeneration = null;
      return false;
    },

    /** `segment` takes over its range, from memory and from the segment that covered it before. */
    replace: (segment: Segment): Segment[] => {
      const { afterRowId, throughRowId } = segment.sidecar;
      const replaced = segments.filter(
        ({ sidecar }) => afterRowId < sidecar.throughRowId && throughRowId > sidecar.afterRowId,
      );
      const taken = [...matrix.rows()].filter(({ rowId }) => segment.covers(rowId) && !segment.skips(rowId));
      for (const { photoId } of taken) matrix.remove(photoId);
      segments = [...segments.filter((old) => !replaced.includes(old)), segment].sort(
        (left, right) => left.sidecar.afterRowId - right.sidecar.afterRowId,
      );
      // What was dead when the segment was built may have come to life since; and memory has room again.
      for (const [rowId, photoId] of segment.sidecar.skipped) dead.set(rowId, photoId);
      lookAgain = true;
      countDead();
      version++;
      return replaced;
    },

    /** Goes back to comparing all: the rows of all segments are read into memory again. */
    dissolve: (): Segment[] => {
      const dissolved = segments;
      segments = [];
      lastRowId = 0;
      lookAgain = true;
      countDead();
      return dissolved;
    },
  };
}

export type LibraryVectors = ReturnType<typeof createLibraryVectors>;

/** Until nothing is left to read, or `signal` stops it. */
export async function catchUp(vectors: LibraryVectors, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && vectors.step()) await breathe();
}
