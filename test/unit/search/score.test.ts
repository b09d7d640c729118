import { describe, expect, it } from 'vitest';
import { scoreOf, surroundingsOf } from '../../../src-main/search/score.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

/** Cosines as a library gives them: spread evenly around a mean. */
function library(count: number, mean: number, spread: number): number[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => mean + spread * (2 * random() - 1));
}

const libraries = {
  empty: [],
  'one photo': [0.4],
  'the same photo a hundred times': new Array<number>(100).fill(1),
  'all unrelated': library(256, 0.2, 0.1),
  'all of one kind': library(256, 0.6, 0.2),
};

describe.each(Object.entries(libraries))('the score in a library that is %s', (_, cosines) => {
  const surroundings = surroundingsOf(cosines);

  it('is a chance, and never contradicts the ranking', () => {
    let before = 0;
    for (let cosine = -1; cosine <= 1; cosine += 0.001) {
      const score = scoreOf(cosine, surroundings);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      expect(score).toBeGreaterThanOrEqual(before);
      before = score;
    }
  });

  it('is all but certain of the identical picture, and all but rules out what has nothing in common', () => {
    expect(scoreOf(1, surroundings)).toBeGreaterThan(0.99);
    expect(scoreOf(0, surroundings)).toBeLessThan(0.01);
    expect(scoreOf(-1, surroundings)).toBeLessThan(0.01);
  });
});

describe('the surroundings of a query', () => {
  it('are what is assumed where nothing is known, and what is measured where much is', () => {
    const nothing = surroundingsOf([]);
    const much = surroundingsOf(library(5_000, 0.5, 0.1));
    expect(nothing.mean).toBeCloseTo(0.2, 6);
    expect(nothing.deviation).toBeCloseTo(0.08, 6);
    expect(much.mean).toBeCloseTo(0.5, 2);
    expect(much.deviation).toBeCloseTo(0.1 / Math.sqrt(3), 2);
  });

  it('move from one to the other as photos come in', () => {
    const means = [0, 4, 16, 64, 256].map((count) => surroundingsOf(new Array<number>(count).fill(0.6)).mean);
    expect(means).toEqual([...means].sort((left, right) => left - right));
    expect(means[2]).toBeCloseTo(0.4, 6);
  });

  it('make the same cosine count for more where it stands out', () => {
    const unrelated = surroundingsOf(library(256, 0.2, 0.1));
    const related = surroundingsOf(library(256, 0.6, 0.2));
    expect(scoreOf(0.6, unrelated)).toBeGreaterThan(scoreOf(0.6, related));
  });

  it('give a typical photo of an unrelated library a score near zero', () => {
    expect(scoreOf(0.2, surroundingsOf(library(256, 0.2, 0.1)))).toBeLessThan(0.1);
  });
});
