import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';
import type { LabelledPhoto } from './labelled-photo.ts';

/**
 * The nearest other rows of every row by cosine, nearest first.
 * @param vectors unit rows [count, dimensions] from the start of their buffer
 */
export type NearestOfAll = (
  vectors: Float32Array<ArrayBuffer>,
  count: number,
  neighbours: number,
) => number[][];

/**
 * Photos that are compared with each other at once. The work grows with the square: 4,096 of 1280 dimensions take
 * 3 s. Larger collections are compared in parts, each a fair sample of all.
 */
const PART_ROWS = 4_096;

export interface FeatureNeighbours {
  /** Rows, nearest first, all from the row's own part. */
  of: (row: number) => readonly number[];
  partOf: (row: number) => number;
  /** Cosine of two photos' features; 0 for one that has no direction. */
  cosine: (one: number, other: number) => number;
}

/**
 * @param photos by class, so that each part gets its share of each
 * @param partRows for tests
 */
export function featureNeighbours(
  photos: readonly LabelledPhoto[],
  neighbours: number,
  nearestOfAll: NearestOfAll,
  partRows = PART_ROWS,
): FeatureNeighbours {
  const parts = Math.max(1, Math.ceil(photos.length / partRows));
  const partOf = (row: number): number => row % parts;
  const nearest: number[][] = photos.map(() => []);
  const lengths = new Float64Array(photos.length);

  for (let part = 0; part < parts; part++) {
    const rows = Array.from(photos.keys()).filter((row) => partOf(row) === part);
    const dimensions = photos[rows[0] ?? 0]?.feature.length ?? 0;
    const vectors = new Float32Array(rows.length * dimensions);
    for (const [at, row] of rows.entries()) {
      const feature = photos[row]?.feature ?? new Float32Array(dimensions);
      const offset = at * dimensions;
      if (writeUnit(feature, vectors, offset)) lengths[row] = Math.sqrt(dot(feature, feature, 0));
      // Zeros are nobody's neighbour, where what was written might be everybody's.
      else vectors.fill(0, offset, offset + dimensions);
    }
    if (rows.length < 2) continue;
    for (const [at, found] of nearestOfAll(vectors, rows.length, neighbours).entries()) {
      nearest[rows[at] ?? 0] = found.map((other) => rows[other] ?? 0);
    }
  }

  return {
    of: (row) => nearest[row] ?? [],
    partOf,
    cosine: (one, other) => {
      const product = (lengths[one] ?? 0) * (lengths[other] ?? 0);
      const [left, right] = [photos[one], photos[other]];
      return product > 0 && left && right ? dot(left.feature, right.feature, 0) / product : 0;
    },
  };
}
