import { describe, expect, it } from 'vitest';
import { Comparison } from '../../../src-shared/contract/model.ts';
import { compareModels } from '../../../src-main/evidence/compare-models.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';
import { madeVectors, type MadeVectors } from './made-vectors.ts';
import { plainNearest } from './plain-nearest.ts';

const vectorsOf = (spread: number, seed: number, count = 60) =>
  madeVectors({ count, classes: 3, dimensions: 16, spread }, seed);

function compare(before: MadeVectors, after: MadeVectors) {
  const nearest = ({ vectors, labels }: MadeVectors) => plainNearest(vectors, labels.length, labels.length);
  const names = ['ash', 'beech', 'cedar'];
  const pair = { labels: before.labels, classes: names, before: nearest(before), after: nearest(after) };
  return compareModels(pair, seededRandom(1));
}

describe('the comparison of two models', () => {
  it('calls a plainly better model better, and a plainly worse one worse', () => {
    const [good, bad] = [vectorsOf(0.4, 1), vectorsOf(2.5, 2)];
    expect(compare(bad, good).verdict).toBe('better');
    expect(compare(good, bad).verdict).toBe('worse');
  });

  it('finds no difference between a model and itself', () => {
    const vectors = vectorsOf(1.2, 1);
    const { verdict, gain, before, after } = compare(vectors, vectors);
    expect(verdict).toBe('no-difference');
    expect(gain.recallAt1.value).toBe(0);
    expect({ ...before, intervals: null }).toEqual({ ...after, intervals: null });
  });

  it('is what the contract asks for, each figure inside its interval, categories by name', () => {
    const comparison = Comparison.parse({ ...compare(vectorsOf(1.5, 3), vectorsOf(1, 4)), library: null });
    for (const figures of [comparison.before, comparison.after]) {
      for (const name of ['recallAt1', 'recallAt5', 'recallAt10', 'mapAtR'] as const) {
        expect(figures[name]).toBeGreaterThanOrEqual(figures.intervals[name].low);
        expect(figures[name]).toBeLessThanOrEqual(figures.intervals[name].high);
      }
      expect(figures.perClass.map(({ name, n }) => [name, n])).toEqual([
        ['ash', 20],
        ['beech', 20],
        ['cedar', 20],
      ]);
    }
    const { gain, before, after } = comparison;
    expect(gain.mapAtR.value).toBeCloseTo(after.mapAtR - before.mapAtR, 12);
  });

  it('seldom sees a difference between models that are equally good', () => {
    const rounds = 150;
    const verdicts = Array.from({ length: rounds }, (_, round) => {
      const [before, after] = [1, 2].map((noise) =>
        madeVectors({ count: 60, classes: 3, dimensions: 16, spread: 1.8 }, round, 1_000 * noise + round),
      );
      return compare(before!, after!).verdict;
    });
    const wrong = verdicts.filter((verdict) => verdict !== 'no-difference').length;
    // Of resampling queries alone, a fifth and more are wrong.
    expect(wrong / rounds).toBeLessThan(0.07);
  });

  it('proves nothing where no class has two held-out photos', () => {
    const pair = { labels: [0, 1], classes: ['ash', 'beech'], before: [[1], [0]], after: [[1], [0]] };
    const comparison = compareModels(pair, seededRandom(1));
    expect(comparison).toMatchObject({
      verdict: 'no-difference',
      before: { n: 0, recallAt1: 0, perClass: [] },
    });
  });
});
