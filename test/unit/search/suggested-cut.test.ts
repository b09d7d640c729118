import { describe, expect, it } from 'vitest';
import { suggestedCut } from '../../../src-main/search/suggested-cut.ts';

/** `count` scores from one to the other, evenly. */
const slope = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * at) / Math.max(1, count - 1));

describe('the suggested cut', () => {
  it('is at the step between what is alike and what is not', () => {
    const scores = [...slope(9, 0.96, 0.88), ...slope(15, 0.4, 0.1)];
    expect(suggestedCut(scores)).toEqual({ score: 0.88, count: 9 });
  });

  it('is the deepest of several steps', () => {
    const scores = [...slope(5, 0.99, 0.97), ...slope(8, 0.7, 0.66), ...slope(10, 0.12, 0.08)];
    expect(suggestedCut(scores)?.count).toBe(13);
  });

  it('does not depend on how many hits were asked for', () => {
    const scores = [...slope(30, 0.95, 0.8), ...slope(970, 0.45, 0.001)];
    for (const limit of [40, 100, 1_000]) {
      expect(suggestedCut(scores.slice(0, limit))).toEqual({ score: 0.8, count: 30 });
    }
  });

  it('lies between two groups that a few hits lead across', () => {
    const scores = [...slope(20, 0.95, 0.85), ...slope(5, 0.75, 0.4), ...slope(30, 0.3, 0.2)];
    const { count = 0 } = suggestedCut(scores) ?? {};
    expect(count).toBeGreaterThanOrEqual(21);
    expect(count).toBeLessThanOrEqual(24);
  });

  it('parts a single copy from the rest', () => {
    expect(suggestedCut([0.999, 0.31, 0.3, 0.29])).toEqual({ score: 0.999, count: 1 });
    expect(suggestedCut([0.9, 0.1])).toEqual({ score: 0.9, count: 1 });
  });

  it.each([
    ['nothing', []],
    ['one hit', [0.9]],
    ['hits that are all alike', slope(24, 0.97, 0.93)],
    ['an even slope', slope(24, 0.95, 0.05)],
    ['a steep and even slope', slope(6, 0.9, 0.1)],
    ['ever smaller gaps', Array.from({ length: 24 }, (_, at) => 0.9 * 0.85 ** at)],
    ['a small step high up', [0.97, 0.96, 0.84, 0.83, 0.82, 0.82]],
    ['a step among what is hardly alike', [0.2, 0.19, 0.18, 0.02, 0.01]],
    ['the same score throughout', new Array<number>(50).fill(0.5)],
  ])('is none for %s', (_, scores) => {
    expect(suggestedCut(scores)).toBeNull();
  });
});
