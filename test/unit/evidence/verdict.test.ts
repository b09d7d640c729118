import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src-main/evidence/verdict.ts';

const gain = (value: number, margin: number) => ({ value, low: value - margin, high: value + margin });

describe('the verdict', () => {
  it.each([
    ['better', 'the first hit is right more often', gain(0.05, 0.02), gain(0, 0.1)],
    ['better', 'the first hit is as good, and more come early', gain(0, 0.02), gain(0.2, 0.05)],
    ['better', 'the first hit is better, though fewer come early', gain(0.05, 0.02), gain(-0.2, 0.05)],
    [
      'no-difference',
      'more come early, but the first hit is a little less often right',
      gain(-0.001, 0.02),
      gain(0.2, 0.05),
    ],
    ['no-difference', 'both gains may be chance', gain(0.05, 0.06), gain(0.05, 0.06)],
    ['no-difference', 'an interval only touches zero', gain(0.05, 0.05), gain(0.05, 0.05)],
    [
      'no-difference',
      'fewer come early, but the first hit is a little more often right',
      gain(0.001, 0.02),
      gain(-0.2, 0.05),
    ],
    ['worse', 'the first hit is right less often', gain(-0.05, 0.02), gain(0.2, 0.05)],
    ['worse', 'the first hit is as good, and fewer come early', gain(0, 0.02), gain(-0.2, 0.05)],
  ])('is %s where %s', (verdict, _, recallAt1, mapAtR) => {
    expect(verdictOf({ recallAt1, mapAtR })).toBe(verdict);
  });
});
