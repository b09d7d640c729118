import type { Interval } from '../../src-shared/contract/model.ts';
import type { WithoutEach } from './without-each-photo.ts';

/** Width of a 95 % interval in standard errors. */
const WIDTH = 2 * 1.96;

export interface StandardErrors {
  before: number;
  after: number;
  gain: number;
}

/** Of the means of a measure over all queries, by leaving out each photo in turn, as query and as something to find. */
export function standardErrors(before: WithoutEach, after: WithoutEach): StandardErrors {
  const [was, is] = [before, after].map(({ sums, queries }) =>
    sums.map((sum, photo) => sum / Math.max(1, queries[photo] ?? 0)),
  );
  const gains = (is ?? new Float64Array(0)).map((value, photo) => value - (was?.[photo] ?? 0));
  return {
    before: standardError(was ?? new Float64Array(0)),
    after: standardError(is ?? new Float64Array(0)),
    gain: standardError(gains),
  };
}

function standardError(replicates: Float64Array): number {
  const n = replicates.length;
  if (n === 0) return 0;
  const mean = replicates.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

/** An interval around `value` made wider, where it is narrower than the standard error allows; inside `bounds`. */
export function stretched(interval: Interval, value: number, error: number, bounds: Interval): Interval {
  const width = interval.high - interval.low;
  const factor = width > 0 ? Math.max(1, (WIDTH * error) / width) : 1;
  return {
    low: Math.max(bounds.low, value - (value - interval.low) * factor),
    high: Math.min(bounds.high, value + (interval.high - value) * factor),
  };
}
