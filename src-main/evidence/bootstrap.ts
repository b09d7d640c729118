import type { Interval } from '../../src-shared/contract/model.ts';

/** Enough that the ends of an interval wander by less than a tenth of its width from one seed to another. */
const RESAMPLES = 2_000;
const TAILS = [0.025, 0.975] as const;

/**
 * What two models made of the same queries, by one measure: [n] each, in 0..1, `after[i]` and `before[i]` of the same
 * query.
 */
export interface PairedOutcomes {
  before: Float64Array;
  after: Float64Array;
}

export interface PairedIntervals {
  before: Interval;
  after: Interval;
  /** Of after minus before. */
  gain: Interval;
}

/**
 * 95 % percentile intervals over resampled queries, all measures on the same resamples. [Note: Two made-up queries]
 * Two queries are added to the real ones before resampling: one that only the old model answers and one that only the
 * new one does. A plain bootstrap knows nothing of what it has not seen: 20 hits of 20 would be [1, 1], and three
 * gains without a loss would be proof. With the two, n hits of n reach down to about 1 - 3/n (the rule of
 * three), and it takes five to six gains without a loss (the sign test asks for six). At 500 queries they shift
 * nothing that shows.
 */
export function pairedIntervals<Name extends string>(
  measures: Readonly<Record<Name, PairedOutcomes>>,
  random: () => number,
): Record<Name, PairedIntervals> {
  const names = Object.keys(measures) as Name[];
  const columns = names.map((name) => withMadeUpQueries(measures[name]));
  const means = columns.map(() => ({
    before: new Float64Array(RESAMPLES),
    after: new Float64Array(RESAMPLES),
  }));
  const n = columns[0]?.before.length ?? 0;

  const drawn = new Uint32Array(n);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    for (let draw = 0; draw < n; draw++) drawn[draw] = Math.floor(random() * n);
    columns.forEach((column, index) => {
      const target = means[index];
      if (!target) return;
      target.before[resample] = meanOf(column.before, drawn);
      target.after[resample] = meanOf(column.after, drawn);
    });
  }

  const intervals = names.map((name, index): [Name, PairedIntervals] => {
    const { before = new Float64Array(0), after = new Float64Array(0) } = means[index] ?? {};
    const gain = after.map((value, resample) => value - (before[resample] ?? NaN));
    return [name, { before: middleOf(before), after: middleOf(after), gain: middleOf(gain) }];
  });
  return Object.fromEntries(intervals) as Record<Name, PairedIntervals>;
}

function withMadeUpQueries({ before, after }: PairedOutcomes): PairedOutcomes {
  return { before: extended(before, [1, 0]), after: extended(after, [0, 1]) };
}

function extended(values: Float64Array, more: readonly number[]): Float64Array {
  const result = new Float64Array(values.length + more.length);
  result.set(values);
  result.set(more, values.length);
  return result;
}

function meanOf(values: Float64Array, drawn: Uint32Array): number {
  let sum = 0;
  // Indexed: this is the whole cost of the bootstrap.
  for (let draw = 0; draw < drawn.length; draw++) sum += values[drawn[draw] ?? 0] ?? NaN;
  return sum / drawn.length;
}

/** Between the two tails; linear between neighbouring values. */
function middleOf(values: Float64Array): Interval {
  const sorted = values.toSorted();
  const [low, high] = TAILS.map((share) => {
    const at = share * (sorted.length - 1);
    const floor = Math.floor(at);
    const below = sorted[floor] ?? NaN;
    return below + (at - floor) * ((sorted[floor + 1] ?? below) - below);
  });
  return { low: low ?? NaN, high: high ?? NaN };
}
