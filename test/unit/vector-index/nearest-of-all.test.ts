import { describe, expect, it } from 'vitest';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

function randomUnitRows(count: number, dimensions: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(7);
  const rows = Float32Array.from({ length: count * dimensions }, () => random() - 0.5);
  for (let row = 0; row < count; row++) {
    const values = rows.subarray(row * dimensions, (row + 1) * dimensions);
    const norm = Math.hypot(...values);
    for (let index = 0; index < dimensions; index++) values[index]! /= norm;
  }
  return rows;
}

describe('the nearest of all', () => {
  it('are those that a plain loop finds, in its order, without the row itself', () => {
    const [count, dimensions] = [600, 24];
    const rows = randomUnitRows(count, dimensions);
    const cosine = (one: number, other: number) => {
      let sum = 0;
      for (let index = 0; index < dimensions; index++) {
        sum += rows[one * dimensions + index]! * rows[other * dimensions + index]!;
      }
      return sum;
    };
    const nearest = nearestOfAll(rows, count, 12);
    expect(nearest).toHaveLength(count);
    for (let row = 0; row < count; row += 37) {
      const expected = Array.from({ length: count }, (_, other) => other)
        .filter((other) => other !== row)
        .sort((one, other) => cosine(row, other) - cosine(row, one))
        .slice(0, 12);
      expect(nearest[row]).toEqual(expected);
    }
  });

  it('gives all others where there are fewer than wanted, also when rows are equal', () => {
    const rows = new Float32Array([1, 0, 1, 0, 1, 0]);
    const nearest = nearestOfAll(rows, 3, 10);
    expect(nearest.map((others) => others.toSorted())).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});
