import { byCosine, type Neighbour } from '../../src-shared/domain/neighbour.ts';
import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';
import { nearestRows } from './nearest-rows.ts';

/** 21 MB at 1280 dimensions. Growing by blocks copies nothing, and memory goes back when rows leave. */
const BLOCK_ROWS = 4_096;

export interface VectorMatrix {
  readonly size: number;
  has(photoId: number): boolean;
  /** False where the vector has no direction or other dimensions; it is then not in the matrix. */
  set(photoId: number, rowId: number, vector: Float16Array | Float32Array): boolean;
  remove(photoId: number): void;
  clear(): void;
  /** The unit vector itself, not a copy: to be used before the next change. */
  vectorOf(photoId: number): Float32Array | undefined;
  /** In no order. */
  rows(): IterableIterator<{ photoId: number; rowId: number }>;
  /** The `limit` nearest to a unit vector, of those not in `excluded`: all are compared. */
  nearest(query: Float32Array<ArrayBuffer>, limit: number, excluded: ReadonlySet<number>): Neighbour[];
  /** Of all rows that are not in `excluded`, in no order and in single precision. */
  cosines(query: Float32Array<ArrayBuffer>, excluded: ReadonlySet<number>): number[];
}

/**
 * Unit vectors in memory, compared one and all. In single precision: usearch compares no halves outside its
 * index, and converting them for each query costs ten times the search. No row is ever a hole; the last one
 * moves into the place of one that leaves.
 */
export function createVectorMatrix(dimensions: number): VectorMatrix {
  const blocks: Float32Array<ArrayBuffer>[] = [];
  const rowOfPhoto = new Map<number, number>();
  const photoIds: number[] = [];
  const rowIds: number[] = [];

  const locate = (row: number): { block: Float32Array<ArrayBuffer>; offset: number } => {
    const number = Math.floor(row / BLOCK_ROWS);
    const block = (blocks[number] ??= new Float32Array(BLOCK_ROWS * dimensions));
    return { block, offset: (row % BLOCK_ROWS) * dimensions };
  };
  const viewOf = (row: number): Float32Array => {
    const { block, offset } = locate(row);
    return block.subarray(offset, offset + dimensions);
  };
  const remove = (photoId: number): void => {
    const row = rowOfPhoto.get(photoId);
    if (row === undefined) return;
    rowOfPhoto.delete(photoId);
    const last = photoIds.length - 1;
    const lastPhotoId = photoIds.pop();
    const lastRowId = rowIds.pop();
    if (row !== last && lastPhotoId !== undefined && lastRowId !== undefined) {
      viewOf(row).set(viewOf(last));
      photoIds[row] = lastPhotoId;
      rowIds[row] = lastRowId;
      rowOfPhoto.set(lastPhotoId, row);
    }
    blocks.length = Math.ceil(last / BLOCK_ROWS);
  };
  const photoAt = (row: number): number => photoIds[row] ?? 0;
  /** Of each block, the rows that can be among the `wanted` nearest of all. */
  const roughly = (query: Float32Array<ArrayBuffer>, wanted: number): { row: number; cosine: number }[] =>
    blocks.flatMap((block, number) => {
      const first = number * BLOCK_ROWS;
      const rows = Math.max(0, Math.min(BLOCK_ROWS, photoIds.length - first));
      return nearestRows(block, rows, query, wanted).map(({ row, cosine }) => ({ row: first + row, cosine }));
    });

  return {
    get size() {
      return photoIds.length;
    },
    has: (photoId) => rowOfPhoto.has(photoId),
    set: (photoId, rowId, vector) => {
      if (vector.length !== dimensions) return false;
      remove(photoId);
      const row = photoIds.length;
      const { block, offset } = locate(row);
      if (!writeUnit(vector, block, offset)) return false;
      photoIds.push(photoId);
      rowIds.push(rowId);
      rowOfPhoto.set(photoId, row);
      return true;
    },
    remove,
    clear: () => {
      rowOfPhoto.clear();
      photoIds.length = 0;
      rowIds.length = 0;
    },
    vectorOf: (photoId) => {
      const row = rowOfPhoto.get(photoId);
      return row === undefined ? undefined : viewOf(row);
    },
    *rows() {
      for (const [row, rowId] of rowIds.entries()) yield { photoId: photoAt(row), rowId };
    },
    nearest: (query, limit, excluded) => {
      const hiding = photoIds.length === 0 ? 0 : countIn(excluded, rowOfPhoto);
      // Rough cosines decide only who is looked at again; the order is that of double precision.
      return withinReach(roughly(query, limit + hiding), limit + hiding)
        .filter(({ row }) => !excluded.has(photoAt(row)))
        .map(({ row }) => {
          const { block, offset } = locate(row);
          return { photoId: photoAt(row), cosine: dot(query, block, offset) };
        })
        .sort(byCosine)
        .slice(0, limit);
    },
    cosines: (query, excluded) =>
      roughly(query, photoIds.length)
        .filter(({ row }) => !excluded.has(photoAt(row)))
        .map(({ cosine }) => cosine),
  };
}

function countIn(photoIds: ReadonlySet<number>, rows: ReadonlyMap<number, number>): number {
  let count = 0;
  for (const photoId of photoIds) if (rows.has(photoId)) count++;
  return count;
}

/** The `wanted` best of several blocks, and those that rounding keeps from being told apart from the last. */
function withinReach<Row extends { cosine: number }>(rows: Row[], wanted: number): Row[] {
  const ordered = rows.sort((left, right) => right.cosine - left.cosine);
  const last = ordered[wanted - 1];
  return last ? ordered.filter(({ cosine }) => cosine >= last.cosine - 2e-6) : ordered;
}
