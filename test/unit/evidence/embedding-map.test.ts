import { describe, expect, it } from 'vitest';
import { embeddingMap } from '../../../src-main/evidence/embedding-map.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { madeVectors } from './made-vectors.ts';
import { plainNearest } from './plain-nearest.ts';

const mapOf = (vectors: Float32Array<ArrayBuffer>, count: number, seed = 1) =>
  embeddingMap(vectors, count, plainNearest, seededRandom(seed));

describe('the map of an embedding', () => {
  const { vectors, labels } = madeVectors({ count: 90, classes: 3, dimensions: 20, spread: 0.3 }, 4);

  it('is the same for the same seed', () => {
    expect(mapOf(vectors, 90)).toEqual(mapOf(vectors, 90));
    expect(mapOf(vectors, 90)).not.toEqual(mapOf(vectors, 90, 2));
  });

  it('lays photos of a kind together', () => {
    const places = mapOf(vectors, 90);
    const distance = (one: number, other: number): number =>
      Math.hypot(places[one * 2]! - places[other * 2]!, places[one * 2 + 1]! - places[other * 2 + 1]!);
    for (let photo = 0; photo < 90; photo++) {
      const nearest = labels
        .map((_, other) => other)
        .filter((other) => other !== photo)
        .sort((one, other) => distance(photo, one) - distance(photo, other));
      expect(labels[nearest[0]!]).toBe(labels[photo]);
    }
  });

  it.each([0, 1, 2, 5, 8, 9, 16])('has a place for each of %i photos', (count) => {
    const places = mapOf(vectors.slice(0, count * 20), count);
    expect(places).toHaveLength(count * 2);
    expect(places.every(Number.isFinite)).toBe(true);
  });

  it('has a place for each of many copies', () => {
    const copies = madeVectors({ count: 40, classes: 1, dimensions: 20, spread: 0 }, 1);
    expect(mapOf(copies.vectors, 40).every(Number.isFinite)).toBe(true);
  });
});
