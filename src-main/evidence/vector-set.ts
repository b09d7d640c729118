/** Vectors of the same photos, in the order of the labels or of the library's sample: [count, dimensions], unit rows. */
export type VectorSet = Float32Array<ArrayBuffer>;

/**
 * The nearest other rows of every row, nearest first. It is handed in, so that evidence is plain arithmetic and the
 * worker decides what compares.
 */
export type NearestOfAll = (vectors: VectorSet, count: number, neighbours: number) => number[][];

/** Rows of `vectors` in the order of `rows`. */
export function rowsOf(vectors: VectorSet, count: number, rows: readonly number[]): VectorSet {
  const dimensions = vectors.length / count;
  const picked = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => {
    picked.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), index * dimensions);
  });
  return picked;
}
