import { expect, test } from 'vitest';
import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { Hit } from '../../../src-shared/contract/search.ts';
import { countAlike, hitsToShow } from '../../../src-renderer/state/shown-hits.ts';

/** Hits best first, with scores .95, .90, .85, …; photo ids are 100 times the rank. */
const hitsOf = (bursts: readonly (number | null)[]): Hit[] =>
  bursts.map((burst, at) => ({
    rank: at + 1,
    photoId: (100 * (at + 1)) as PhotoId,
    path: `/photos/${at}.jpg`,
    aspectPermille: 1500,
    score: 0.95 - at * 0.05,
    cosine: 0.9 - at * 0.05,
    takenAt: null,
    burst,
  }));

const told = (shown: ReturnType<typeof hitsToShow>) =>
  shown.map(({ hit, place, others }) => `${hit.rank} ${place} ${others}`);

const everything = { minScore: 0, groupsBursts: true, opened: new Set<PhotoId>() };

test('a burst stands where its best photo does, and counts the others', () => {
  const hits = hitsOf([null, 2, null, 2, 2, null]);
  expect(told(hitsToShow(hits, everything))).toEqual(['1 alone 0', '2 best 2', '3 alone 0', '6 alone 0']);
});

test('an open burst shows its photos right behind the best', () => {
  const hits = hitsOf([null, 2, null, 2, 2]);
  expect(told(hitsToShow(hits, { ...everything, opened: new Set([200 as PhotoId]) }))).toEqual([
    '1 alone 0',
    '2 best 2',
    '4 member 2',
    '5 member 2',
    '3 alone 0',
  ]);
});

test('without grouping every photo stands by itself, in the order of likeness', () => {
  const hits = hitsOf([1, 1, null]);
  expect(told(hitsToShow(hits, { ...everything, groupsBursts: false }))).toEqual([
    '1 alone 0',
    '2 alone 0',
    '3 alone 0',
  ]);
});

test('a burst counts only what is alike enough, and alone it is no burst', () => {
  const hits = hitsOf([1, 1, 1]);
  expect(told(hitsToShow(hits, { ...everything, minScore: 0.89 }))).toEqual(['1 best 1']);
  expect(told(hitsToShow(hits, { ...everything, minScore: 0.94 }))).toEqual(['1 alone 0']);
});

test('a score counts itself as alike enough', () => {
  const hits = hitsOf([null, null, null]);
  expect(countAlike(hits, 0)).toBe(3);
  expect(countAlike(hits, hits[1]!.score)).toBe(2);
  expect(countAlike(hits, 0.96)).toBe(0);
});
