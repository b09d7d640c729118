import type { Comparison, FigureName, Interval, RetrievalFigures } from '../../src-shared/contract/model.ts';
import { isFoundWithin, metricsOf, queryOutcomes, type QueryOutcome } from '../evaluate/retrieval.ts';
import { pairedIntervals, type PairedIntervals, type PairedOutcomes } from './bootstrap.ts';
import { standardErrors, stretched } from './jackknife.ts';
import { verdictOf } from './verdict.ts';
import { precisionWithoutEach, recallWithoutEach, type WithoutEach } from './without-each-photo.ts';

type Neighbours = readonly (readonly number[])[];

/** The same held-out photos as two models see them. */
export interface ModelPair {
  /** Class of each photo, [n]. */
  labels: readonly number[];
  /** Names, by label. */
  classes: readonly string[];
  /** Neighbours of each photo, nearest first, without itself: one more than `neighboursNeeded`, or all others. */
  before: Neighbours;
  after: Neighbours;
}

const measures: Record<FigureName, (outcome: QueryOutcome) => number> = {
  recallAt1: (outcome) => Number(isFoundWithin(1, outcome)),
  recallAt5: (outcome) => Number(isFoundWithin(5, outcome)),
  recallAt10: (outcome) => Number(isFoundWithin(10, outcome)),
  mapAtR: (outcome) => outcome.averagePrecision,
};

const withoutEach: Record<FigureName, (labels: readonly number[], neighbours: Neighbours) => WithoutEach> = {
  recallAt1: (labels, neighbours) => recallWithoutEach(1, labels, neighbours),
  recallAt5: (labels, neighbours) => recallWithoutEach(5, labels, neighbours),
  recallAt10: (labels, neighbours) => recallWithoutEach(10, labels, neighbours),
  mapAtR: precisionWithoutEach,
};

/**
 * How two models do on the same held-out photos. Intervals are resampled over queries, and stretched where leaving out
 * photos shows more doubt: photos are also what is found, so one odd photo can spoil many queries at once.
 *
 * With no query at all (every class has one held-out photo) the figures are 0, the intervals say that anything is
 * possible, and the verdict is 'no-difference'.
 *
 * @param random 0..1; the same stream gives the same intervals
 */
export function compareModels(
  { labels, classes, before, after }: ModelPair,
  random: () => number,
): Omit<Comparison, 'library'> {
  const outcomes = {
    before: queryOutcomes(labels, (photo) => before[photo] ?? []),
    after: queryOutcomes(labels, (photo) => after[photo] ?? []),
  };
  const resampled = pairedIntervals(
    ofEachMeasure((measure): PairedOutcomes => ({
      before: Float64Array.from(outcomes.before, measures[measure]),
      after: Float64Array.from(outcomes.after, measures[measure]),
    })),
    random,
  );
  const [was, is] = [metricsOf(outcomes.before), metricsOf(outcomes.after)];
  const intervals = ofEachMeasure((measure): PairedIntervals => {
    const errors = standardErrors(withoutEach[measure](labels, before), withoutEach[measure](labels, after));
    const { [measure]: interval } = resampled;
    const gain = is[measure] - was[measure];
    return {
      before: stretched(interval.before, was[measure], errors.before, SHARE),
      after: stretched(interval.after, is[measure], errors.after, SHARE),
      gain: stretched(interval.gain, gain, errors.gain, DIFFERENCE),
    };
  });
  const gain = ofEachMeasure((measure) => ({
    value: is[measure] - was[measure],
    ...intervals[measure].gain,
  }));
  return {
    before: figuresOf(
      outcomes.before,
      ofEachMeasure((measure) => intervals[measure].before),
      classes,
    ),
    after: figuresOf(
      outcomes.after,
      ofEachMeasure((measure) => intervals[measure].after),
      classes,
    ),
    gain,
    verdict: verdictOf(gain),
  };
}

const SHARE: Interval = { low: 0, high: 1 };
const DIFFERENCE: Interval = { low: -1, high: 1 };

function figuresOf(
  outcomes: readonly QueryOutcome[],
  intervals: Record<FigureName, Interval>,
  classes: readonly string[],
): RetrievalFigures {
  const { queries, perClass, ...figures } = metricsOf(outcomes);
  return {
    n: queries,
    ...figures,
    intervals,
    perClass: perClass
      .map(({ label, ...ofClass }) => ({ name: classes[label] ?? '', ...ofClass }))
      .sort((left, right) => left.name.localeCompare(right.name, 'en')),
  };
}

function ofEachMeasure<Value>(make: (measure: FigureName) => Value): Record<FigureName, Value> {
  return {
    recallAt1: make('recallAt1'),
    recallAt5: make('recallAt5'),
    recallAt10: make('recallAt10'),
    mapAtR: make('mapAtR'),
  };
}
