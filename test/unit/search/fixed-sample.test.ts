import { describe, expect, it } from 'vitest';
import { lowestByHash } from '../../../src-main/search/fixed-sample.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the fixed sample of a library', () => {
  it('is everyone while there are few', () => {
    expect(lowestByHash([])).toEqual([]);
    expect(lowestByHash(upTo(256)).sort((left, right) => left - right)).toEqual(upTo(256));
  });

  it('is the same in whatever order the photos come', () => {
    expect(lowestByHash(upTo(20_000).reverse())).toEqual(lowestByHash(upTo(20_000)));
    expect(new Set(lowestByHash(upTo(20_000))).size).toBe(256);
  });

  it('of a whole is the sample of its parts’ samples', () => {
    const parts = [upTo(20_000).slice(0, 7_000), upTo(20_000).slice(7_000)];
    expect(lowestByHash(parts.flatMap(lowestByHash))).toEqual(lowestByHash(upTo(20_000)));
  });

  it('changes little when photos are added', () => {
    const before = new Set(lowestByHash(upTo(20_000)));
    const kept = lowestByHash(upTo(22_000)).filter((photoId) => before.has(photoId));
    expect(kept.length).toBeGreaterThan(200);
  });

  it('takes from all parts of a library alike', () => {
    const fromFirstHalf = lowestByHash(upTo(100_000)).filter((photoId) => photoId <= 50_000).length;
    expect(fromFirstHalf).toBeGreaterThan(98);
    expect(fromFirstHalf).toBeLessThan(158);
  });
});
