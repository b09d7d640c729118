import { describe, expect, it } from 'vitest';
import { chooseSampleQueries } from '../../../src-main/evidence/sample-queries.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

/** 40 photos of two classes; each photo's hits, as many right ones as asked for. */
const labels = Array.from({ length: 40 }, (_, photo) => photo % 2);
function neighboursWith(rightOf: (photo: number) => number): number[][] {
  return labels.map((label, photo) => {
    const others = labels.map((_, other) => other).filter((other) => other !== photo);
    const right = others.filter((other) => labels[other] === label).slice(0, rightOf(photo));
    return [...right, ...others.filter((other) => labels[other] !== label)];
  });
}

const choose = (before: (photo: number) => number, after: (photo: number) => number) =>
  chooseSampleQueries(labels, neighboursWith(before), neighboursWith(after), seededRandom(1));

describe('sample searches', () => {
  it('show what got better, what got worse and what stayed, and count them', () => {
    const { counts, queries, hits } = choose(
      () => 3,
      (photo) => (photo < 20 ? 5 : photo < 30 ? 1 : 3),
    );
    expect(hits).toBe(6);
    expect(counts).toEqual({ improved: 20, worse: 10, unchanged: 10 });
    expect(queries.map(({ change }) => change)).toEqual([
      ...['improved', 'improved', 'improved', 'improved', 'worse', 'worse', 'unchanged', 'unchanged'],
    ]);
    for (const { photo, change, before, after } of queries) {
      expect(before).toHaveLength(6);
      expect(after).toHaveLength(6);
      for (const hit of [...before, ...after]) expect(hit.right).toBe(labels[hit.photo] === labels[photo]);
      if (change === 'worse') expect(after.filter((hit) => hit.right)).toHaveLength(1);
    }
  });

  it('hide no loss: with losses alone, losses are what is shown', () => {
    const { counts, queries } = choose(
      () => 4,
      () => 2,
    );
    expect(counts).toEqual({ improved: 0, worse: 40, unchanged: 0 });
    expect(queries.map(({ change }) => change)).toEqual(['worse', 'worse']);
  });

  it('come from different classes and are drawn by lot, the same for the same seed', () => {
    const draw = (seed: number) =>
      chooseSampleQueries(
        labels,
        neighboursWith(() => 1),
        neighboursWith(() => 4),
        seededRandom(seed),
      ).queries;
    expect(
      draw(1)
        .map(({ photo }) => labels[photo])
        .sort(),
    ).toEqual([0, 0, 1, 1]);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('leave out photos that are alone in their class', () => {
    const { counts } = chooseSampleQueries([0, 1, 1], [[1], [2], [1]], [[1], [2], [1]], seededRandom(1));
    expect(counts.unchanged).toBe(2);
  });
});
