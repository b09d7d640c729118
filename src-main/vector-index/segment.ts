import type { Index } from 'usearch';
import type { Neighbour } from '../../src-shared/domain/neighbour.ts';
import { newIndex } from './index-settings.ts';
import type { SegmentSidecar } from './segment-sidecar.ts';

/** An index over one range of the library's vectors. It never changes: a new one takes its place. */
export interface Segment {
  readonly sidecar: SegmentSidecar;
  /** Path of the index file; its sidecar lies beside it. */
  readonly path: string;
  covers(rowId: number): boolean;
  /** True where the row lies in the range but its photo is not in the index. */
  skips(rowId: number): boolean;
  /** About the `count` nearest to `query`, by their rough cosine, nearest first. Knows nothing of the dead. */
  search(query: Float32Array<ArrayBuffer>, count: number): Neighbour[];
}

/**
 * Opens an index file that is verified: usearch takes the process down on any other.
 * Null where the file, though it is the one that was written, does not hold what its sidecar says.
 */
export function openSegment(path: string, sidecar: SegmentSidecar): Segment | null {
  const index = newIndex(sidecar.dimensions);
  // Mapped, not loaded: the system keeps in memory what is used, and takes it back when others need it.
  index.view(path);
  // A file of other dimensions replaces the configuration without a word.
  if (index.dimensions() !== sidecar.dimensions || index.size() !== sidecar.total) return null;
  if (!holdsSample(index, sidecar.samplePhotoIds)) return null;

  const skipped = new Set(sidecar.skipped.map(([rowId]) => rowId));
  return {
    sidecar,
    path,
    covers: (rowId) => rowId > sidecar.afterRowId && rowId <= sidecar.throughRowId,
    skips: (rowId) => skipped.has(rowId),
    search: (query, count) => {
      if (sidecar.total === 0) return [];
      const { keys, distances } = index.search(query, Math.min(count, sidecar.total), 1);
      return Array.from(keys, (key, at) => ({ photoId: Number(key), cosine: 1 - (distances[at] ?? NaN) }));
    },
  };
}

function holdsSample(index: Index, photoIds: readonly number[]): boolean {
  const held = index.contains(BigUint64Array.from(photoIds, BigInt));
  return Array.isArray(held) && held.every(Boolean);
}
