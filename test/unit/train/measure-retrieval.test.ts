import { beforeAll, describe, expect, it } from 'vitest';
import { measureRetrieval, neighboursNeeded } from '../../../src-main/evaluate/retrieval.ts';
import { retrievalMeasure } from '../../../src-main/train/measure-retrieval.ts';
import { openRuntime } from '../../../src-main/train/runtime/open-runtime.ts';
import { seededRandom } from '../../../src-main/train/seeded-random.ts';
import type { TensorFlow } from '../../../src-main/train/tensor-flow.ts';
import { nearestOfAll } from '../../../src-main/vector-index/nearest-of-all.ts';

let tf: TensorFlow;
beforeAll(async () => {
  ({ tf } = await openRuntime('wasm'));
});

const DIMENSIONS = 16;

/** Unit vectors that are drawn to their class the more, the higher `pull` is. */
function photosOf(labels: readonly number[], pull: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(labels.length, 'vectors');
  const rows = labels.map((label) => {
    const row = Array.from(
      { length: DIMENSIONS },
      (_, channel) => random() - 0.5 + (channel === label % DIMENSIONS ? pull : 0),
    );
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
  return Float32Array.from(rows.flat());
}

describe('retrieval among held-out photos', () => {
  it.each([
    ['even classes', Array.from({ length: 120 }, (_, row) => row % 4)],
    ['classes of all sizes', Array.from({ length: 150 }, (_, row) => Math.floor(Math.sqrt(row * 3)))],
    ['photos alone in their class', [0, 1, 2, 2, 3, 3, 3, 4]],
    ['one class', [7, 7, 7, 7]],
  ])('is what the evaluation of a library says: %s', (_, labels) => {
    for (const pull of [0, 0.5, 3]) {
      const vectors = photosOf(labels, pull);
      const neighbours = nearestOfAll(vectors, labels.length, neighboursNeeded(labels));
      const expected = measureRetrieval(labels, (photo) => neighbours[photo] ?? []);
      const { recallAt1, mapAtR } = retrievalMeasure(tf)(vectors, labels);
      expect(recallAt1).toBeCloseTo(expected.recallAt1, 9);
      expect(mapAtR).toBeCloseTo(expected.mapAtR, 9);
    }
  });

  it('is 0 where no photo has another of its class', () => {
    expect(retrievalMeasure(tf)(photosOf([0, 1, 2], 1), [0, 1, 2])).toEqual({ recallAt1: 0, mapAtR: 0 });
  });

  it('lets one of another class that is equally near go first', () => {
    const vectors = Float32Array.from([1, 0, 1, 0, 1, 0]);
    expect(retrievalMeasure(tf)(vectors, [0, 0, 1])).toEqual({ recallAt1: 0, mapAtR: 0 });
  });
});
