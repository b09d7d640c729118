import { describe, expect, it } from 'vitest';
import { createVectorMatrix } from '../../../src-main/vector-index/vector-matrix.ts';
import { writeUnit } from '../../../src-shared/domain/unit-vector.ts';
import { clusteredVectors, naiveNearest } from '../search/synthetic-library.ts';

const DIMENSIONS = 24;
const NONE: ReadonlySet<number> = new Set();

function filled(vectors: readonly Float32Array[]) {
  const matrix = createVectorMatrix(DIMENSIONS);
  vectors.forEach((vector, index) => {
    matrix.set(index + 1, index + 1, new Float16Array(vector));
  });
  return matrix;
}

function unit(vector: Float32Array): Float32Array<ArrayBuffer> {
  const query = new Float32Array(vector.length);
  writeUnit(vector, query, 0);
  return query;
}

const numbered = (vectors: readonly Float32Array[]) =>
  vectors.map((vector, index) => [index + 1, vector] as const);
const ids = (neighbours: readonly { photoId: number }[]) => neighbours.map(({ photoId }) => photoId);

describe('the matrix of vectors in memory', () => {
  // More than one block of 4,096 rows, and a part of the next.
  const vectors = clusteredVectors(9_000, DIMENSIONS, 1);

  it('finds what a plain loop finds, in its order, over several blocks', () => {
    const matrix = filled(vectors);
    for (const query of clusteredVectors(20, DIMENSIONS, 2)) {
      const found = matrix.nearest(unit(query), 50, NONE);
      const expected = naiveNearest(query, numbered(vectors), 50);
      expect(ids(found)).toEqual(ids(expected));
      found.forEach(({ cosine }, rank) => {
        expect(cosine).toBeCloseTo(expected[rank]!.cosine, 6);
      });
    }
  });

  it('still does when rows have left and others have come', () => {
    const matrix = filled(vectors);
    const kept = new Map(numbered(vectors));
    for (let photoId = 1; photoId <= 9_000; photoId += 2) {
      matrix.remove(photoId);
      kept.delete(photoId);
    }
    for (const [index, vector] of clusteredVectors(10, DIMENSIONS, 3).entries()) {
      matrix.set(20_000 + index, 20_000 + index, new Float16Array(vector));
      kept.set(20_000 + index, vector);
    }
    expect(matrix.size).toBe(kept.size);
    for (const query of clusteredVectors(10, DIMENSIONS, 4)) {
      expect(ids(matrix.nearest(unit(query), 30, NONE))).toEqual(ids(naiveNearest(query, kept, 30)));
    }
  });

  it('gives the full number although some are excluded', () => {
    const matrix = filled(vectors);
    const query = vectors[17]!;
    const excluded = ids(naiveNearest(query, numbered(vectors), 40));
    const rest = numbered(vectors).filter(([photoId]) => !excluded.includes(photoId));
    expect(ids(matrix.nearest(unit(query), 25, new Set(excluded)))).toEqual(
      ids(naiveNearest(query, rest, 25)),
    );
  });

  it('orders equals by photo id, however many there are', () => {
    const matrix = createVectorMatrix(DIMENSIONS);
    const [same, other] = clusteredVectors(2, DIMENSIONS, 5);
    for (let photoId = 300; photoId >= 1; photoId--) matrix.set(photoId, photoId, same!);
    matrix.set(301, 301, other!);
    expect(ids(matrix.nearest(unit(same!), 5, NONE))).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives all there are when fewer are there than asked for', () => {
    expect(createVectorMatrix(DIMENSIONS).nearest(unit(vectors[0]!), 5, NONE)).toEqual([]);
    expect(filled(vectors.slice(0, 3)).nearest(unit(vectors[0]!), 5, NONE)).toHaveLength(3);
    expect(filled(vectors.slice(0, 3)).nearest(unit(vectors[0]!), 5, new Set([1, 2, 3]))).toEqual([]);
  });

  it('gives the cosines of all that are not excluded', () => {
    const matrix = filled(vectors);
    const expected = naiveNearest(vectors[0]!, numbered(vectors), 9_000).filter(({ photoId }) => photoId > 2);
    const cosines = matrix.cosines(unit(vectors[0]!), new Set([1, 2])).sort((left, right) => right - left);
    expect(cosines).toHaveLength(8_998);
    cosines.forEach((cosine, rank) => {
      expect(Math.abs(cosine - expected[rank]!.cosine)).toBeLessThan(1e-5);
    });
  });

  it('takes in no vector without a direction or of other dimensions', () => {
    const matrix = filled(vectors.slice(0, 2));
    const damaged = new Float16Array(vectors[0]!);
    damaged[3] = NaN;
    expect(matrix.set(7, 7, damaged)).toBe(false);
    damaged[3] = Infinity;
    expect(matrix.set(7, 7, damaged)).toBe(false);
    expect(matrix.set(7, 7, new Float16Array(DIMENSIONS))).toBe(false);
    expect(matrix.set(7, 7, new Float16Array(DIMENSIONS + 1).fill(1))).toBe(false);
    expect(matrix.has(7)).toBe(false);
    expect(matrix.size).toBe(2);
  });

  it('replaces the vector of a photo it has', () => {
    const matrix = filled(vectors.slice(0, 3));
    matrix.set(1, 1, vectors[8]!);
    expect(matrix.size).toBe(3);
    expect(matrix.nearest(unit(vectors[8]!), 1, NONE)[0]).toMatchObject({ photoId: 1 });
  });

  it('is empty after clearing, and can be filled again', () => {
    const matrix = filled(vectors.slice(0, 5_000));
    matrix.clear();
    expect(matrix.size).toBe(0);
    expect(matrix.nearest(unit(vectors[0]!), 3, NONE)).toEqual([]);
    matrix.set(9, 9, vectors[0]!);
    expect(ids(matrix.nearest(unit(vectors[0]!), 3, NONE))).toEqual([9]);
  });
});
