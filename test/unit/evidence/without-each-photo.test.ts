import { describe, expect, it } from 'vitest';
import { measureRetrieval } from '../../../src-main/evaluate/retrieval.ts';
import { precisionWithoutEach, recallWithoutEach } from '../../../src-main/evidence/without-each-photo.ts';
import { madeVectors } from './made-vectors.ts';
import { plainNearest } from './plain-nearest.ts';

/** Retrieval measured anew with the photo gone. */
function measuredWithout(photo: number, labels: readonly number[], neighbours: readonly number[][]) {
  const alone = -1;
  const left = labels.map((label, row) => (row === photo ? alone : label));
  return measureRetrieval(left, (query) => neighbours[query]!.filter((other) => other !== photo));
}

describe.each([
  ['three large classes', 3, 24],
  ['many classes of two and three', 10, 24],
  ['a class with one photo', 5, 21],
])('retrieval without each photo in turn, with %s', (_, classes, count) => {
  const { vectors, labels } = madeVectors({ count, classes, dimensions: 5, spread: 1.5 }, classes);
  const neighbours = plainNearest(vectors, count, count);

  it('is what measuring it anew gives', () => {
    const precision = precisionWithoutEach(labels, neighbours);
    const recalls = [1, 5, 10].map((k) => recallWithoutEach(k, labels, neighbours));
    for (let photo = 0; photo < count; photo++) {
      const expected = measuredWithout(photo, labels, neighbours);
      for (const { queries } of [precision, ...recalls]) expect(queries[photo]).toBe(expected.queries);
      expect(precision.sums[photo]! / expected.queries).toBeCloseTo(expected.mapAtR, 10);
      expect(recalls[0]!.sums[photo]! / expected.queries).toBeCloseTo(expected.recallAt1, 10);
      expect(recalls[1]!.sums[photo]! / expected.queries).toBeCloseTo(expected.recallAt5, 10);
      expect(recalls[2]!.sums[photo]! / expected.queries).toBeCloseTo(expected.recallAt10, 10);
    }
  });
});
