import { describe, expect, it } from 'vitest';
import { neighbourShift } from '../../../src-main/evidence/neighbour-shift.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { madeVectors } from './made-vectors.ts';
import { plainNearest } from './plain-nearest.ts';

const library = (count: number, seed: number) =>
  madeVectors({ count, classes: 5, dimensions: 12, spread: 1 }, seed).vectors;

const shiftOf = (before: Float32Array<ArrayBuffer>, after: Float32Array<ArrayBuffer>, count: number) =>
  neighbourShift({ before, after, count }, plainNearest, seededRandom(1));

describe('what would change in the library', () => {
  it('is nothing where all neighbours stay, in whatever order and space', () => {
    const before = library(80, 1);
    const mirrored = before.map((value, index) => (index % 12 === 0 ? -value : value));
    expect(shiftOf(before, mirrored, 80)).toEqual({ photos: 80, neighbours: 10, changedShare: 0 });
  });

  it('is what a plain count says, with vectors of different lengths too', () => {
    const [before, after] = [
      library(80, 1),
      madeVectors({ count: 80, classes: 4, dimensions: 7, spread: 1 }, 2).vectors,
    ];
    const [old, renewed] = [plainNearest(before, 80, 10), plainNearest(after, 80, 10)];
    const kept = old.map(
      (neighbours, photo) => neighbours.filter((one) => renewed[photo]!.includes(one)).length,
    );
    const expected = 1 - kept.reduce((sum, count) => sum + count, 0) / 800;
    expect(expected).toBeGreaterThan(0.3);
    expect(shiftOf(before, after, 80)?.changedShare).toBeCloseTo(expected, 12);
  });

  it('is not said of a handful of photos', () => {
    expect(shiftOf(library(49, 1), library(49, 2), 49)).toBeNull();
  });

  it('is told from a sample where there are many', () => {
    const counts: number[] = [];
    const vectors = library(2_500, 1);
    neighbourShift(
      { before: vectors, after: vectors, count: 2_500 },
      (_, count) => {
        counts.push(count);
        return Array.from({ length: count }, () => []);
      },
      seededRandom(1),
    );
    expect(counts).toEqual([2_000, 2_000]);
  });
});
