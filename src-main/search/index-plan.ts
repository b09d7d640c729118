import type { LibraryVectors } from './library-vectors.ts';

/** An index of which more is dead answers with too much that has to be thrown away. */
const STALE_SHARE = 0.25;
/** So that a library at the limit does not go to and fro. */
const DISSOLVE_SHARE = 0.75;

export interface RowRange {
  afterRowId: number;
  throughRowId: number;
}

export interface IndexLimits {
  /** Up to this many photos all are compared. */
  exactLimit: number;
  /** Photos in one segment. */
  segmentRows: number;
}

/** True when the library has shrunk so far that it needs no index any more. */
export function shouldDissolve(vectors: LibraryVectors, { exactLimit }: IndexLimits): boolean {
  return vectors.segments.length > 0 && !vectors.full && vectors.searchable() < exactLimit * DISSOLVE_SHARE;
}

/** The rows that need an index next, or null while all is well. */
export function nextRange(vectors: LibraryVectors, limits: IndexLimits): RowRange | null {
  return staleRange(vectors) ?? newRange(vectors, limits);
}

/** A segment of which much is dead, or of whose range much has come to life since it was built. */
function staleRange({ segments, matrix, liveIn }: LibraryVectors): RowRange | null {
  if (segments.length === 0) return null;
  const revived = new Map<unknown, number>();
  for (const { rowId } of matrix.rows()) {
    const segment = segments.find((candidate) => candidate.covers(rowId));
    if (segment) revived.set(segment, (revived.get(segment) ?? 0) + 1);
  }
  const stale = segments.find((segment) => {
    const { total } = segment.sidecar;
    const added = revived.get(segment) ?? 0;
    return total - liveIn(segment) + added > STALE_SHARE * (total + added);
  });
  return stale ? { afterRowId: stale.sidecar.afterRowId, throughRowId: stale.sidecar.throughRowId } : null;
}

/** The oldest rows that no segment covers, once there are more than are compared one by one. */
function newRange(vectors: LibraryVectors, { exactLimit, segmentRows }: IndexLimits): RowRange | null {
  const { segments, matrix, full } = vectors;
  if (matrix.size <= exactLimit && !full) return null;
  const uncovered = [...matrix.rows()]
    .map(({ rowId }) => rowId)
    .filter((rowId) => !segments.some((segment) => segment.covers(rowId)))
    .sort((left, right) => left - right);
  const oldest = uncovered[0];
  if (oldest === undefined || (uncovered.length <= exactLimit && !full)) return null;

  // Segments never overlap, so a range ends where the next one begins.
  const before = segments.findLast(({ sidecar }) => sidecar.throughRowId < oldest);
  const after = segments.find(({ sidecar }) => sidecar.afterRowId >= oldest);
  const end = after?.sidecar.afterRowId ?? Infinity;
  const throughRowId = uncovered.slice(0, segmentRows).findLast((rowId) => rowId <= end) ?? oldest;
  return { afterRowId: before?.sidecar.throughRowId ?? 0, throughRowId };
}
