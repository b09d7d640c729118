import { dot } from '../../../src-shared/domain/unit-vector.ts';

/** The nearest others of every row by a plain loop, in the place of usearch. */
export function plainNearest(
  vectors: Float32Array<ArrayBuffer>,
  count: number,
  neighbours: number,
): number[][] {
  const dimensions = vectors.length / count;
  return Array.from({ length: count }, (_, row) => {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const cosines = Array.from({ length: count }, (_, other) => dot(own, vectors, other * dimensions));
    return Array.from({ length: count }, (_, other) => other)
      .filter((other) => other !== row)
      .sort((one, other) => cosines[other]! - cosines[one]! || one - other)
      .slice(0, neighbours);
  });
}
