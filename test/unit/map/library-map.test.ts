import { describe, expect, it } from 'vitest';
import { libraryMap, type MapSources } from '../../../src-main/map/library-map.ts';
import { seededRandom } from '../../../src-main/train/seeded-random.ts';
import { nearestLandmarks } from '../../../src-main/vector-index/nearest-landmarks.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';
import { madeVectors } from '../evidence/made-vectors.ts';

const COUNT = 240;
const DIMENSIONS = 24;
const { vectors, labels } = madeVectors({ count: COUNT, classes: 4, dimensions: DIMENSIONS, spread: 0.3 }, 5);
const photoIds = Array.from({ length: COUNT }, (_, row) => row + 1);

function sources(seed = 1, damaged: readonly number[] = []): MapSources & { progress: [number, number][] } {
  const progress: [number, number][] = [];
  return {
    progress,
    photoIds,
    vectorsOf: (ids) =>
      ids.map((photoId) => {
        const row = vectors.subarray((photoId - 1) * DIMENSIONS, photoId * DIMENSIONS);
        return { photoId, vector: new Float16Array(damaged.includes(photoId) ? row.map(() => NaN) : row) };
      }),
    nearestOfAll,
    nearestLandmarks,
    random: (purpose) => seededRandom(seed, purpose),
    onProgress: (done, total) => progress.push([done, total]),
  };
}

/** Share of photos whose nearest other on the map is of their own kind. */
function keptTogether({ photoIds: ids, x, y }: ReturnType<typeof libraryMap>): number {
  const kindOf = (at: number) => labels[ids[at]! - 1];
  const nearest = ids.map((_, at) => {
    let [best, bestDistance] = [-1, Infinity];
    ids.forEach((_, other) => {
      const distance = Math.hypot(x[other]! - x[at]!, y[other]! - y[at]!);
      if (other !== at && distance < bestDistance) [best, bestDistance] = [other, distance];
    });
    return best;
  });
  return nearest.filter((other, at) => kindOf(other) === kindOf(at)).length / ids.length;
}

describe('the map of a library', () => {
  it.each([COUNT, 60])('keeps alike photos together, with %i landmarks', (landmarks) => {
    const map = libraryMap(sources(), landmarks);
    expect(map.photoIds.toSorted((one, other) => one - other)).toEqual(photoIds);
    expect([map.x.length, map.y.length]).toEqual([COUNT, COUNT]);
    expect(
      [...map.x, ...map.y].every((value) => Number.isInteger(value) && value >= 0 && value <= 65_535),
    ).toBe(true);
    expect(keptTogether(map)).toBeGreaterThan(0.95);
  });

  it('is the same for the same seed', () => {
    expect(libraryMap(sources(), 60)).toEqual(libraryMap(sources(), 60));
    expect(libraryMap(sources(2), 60)).not.toEqual(libraryMap(sources(), 60));
  });

  it('tells how far it is, up to the end and never back', () => {
    const told = sources();
    libraryMap(told, 60);
    const done = told.progress.map(([now]) => now);
    expect(done).toEqual(done.toSorted((one, other) => one - other));
    expect(told.progress.at(-1)).toEqual([COUNT + 60, COUNT + 60]);
    expect(new Set(told.progress.map(([, total]) => total))).toEqual(new Set([COUNT + 60]));
    expect(new Set(done).size).toBeGreaterThan(10);
  });

  it('leaves out photos whose vector is damaged', () => {
    const map = libraryMap(sources(1, [3, 4, 200]), 60);
    expect(map.photoIds).toHaveLength(COUNT - 3);
    expect(map.photoIds).not.toContain(200);
    expect([...map.x, ...map.y].every(Number.isInteger)).toBe(true);
  });

  it('is empty for a library without photos', () => {
    const empty = { ...sources(), photoIds: [] };
    expect(libraryMap(empty)).toEqual({ photoIds: [], x: [], y: [] });
  });
});
