import type { ScoreCalibration } from '../../src-shared/contract/model.ts';

/** The library as one query sees it. */
export interface Surroundings {
  mean: number;
  deviation: number;
}

/** What the score weighs. */
export interface Evidence {
  /** How near: the log-odds of the cosine. Near 1 they grow fast, so that a copy is all but certain. */
  nearness: number;
  /** How far it stands out from the library, in standard deviations. */
  prominence: number;
}

/**
 * Of the bundled model: fitted by test/bench/calibrate-score.ts; docs/decisions/scores.md tells how well it holds. A
 * trained model brings its own, fitted on its held-out photos.
 */
export const bundledCalibration: ScoreCalibration = {
  intercept: 1.16,
  nearness: 2.78,
  prominence: 0.084,
  mean: 0.2,
  deviation: 0.08,
};

/**
 * How many photos of one's own it takes to outweigh the assumed background. A library of five photos would else
 * have no spread to speak of.
 */
const ASSUMED_WEIGHT = 16;

/** Below, a cosine says nothing more; it also keeps the logarithm finite. */
const LEAST_COSINE = 0.02;
/** A little above 1, for the same reason. */
const COSINE_CEILING = 1.05;

/** @param cosines of the query with a sample of the library */
export function surroundingsOf(
  cosines: readonly number[],
  assumed: Surroundings = bundledCalibration,
): Surroundings {
  const total = cosines.length + ASSUMED_WEIGHT;
  const mean = (sum(cosines) + ASSUMED_WEIGHT * assumed.mean) / total;
  const squares =
    sum(cosines.map((cosine) => (cosine - mean) ** 2)) +
    ASSUMED_WEIGHT * (assumed.deviation ** 2 + (assumed.mean - mean) ** 2);
  return { mean, deviation: Math.sqrt(squares / total) };
}

/** @param cosine -1..1 */
export function evidenceOf(cosine: number, { mean, deviation }: Surroundings): Evidence {
  const bounded = Math.max(LEAST_COSINE, Math.min(1, cosine));
  return {
    nearness: Math.log(bounded / (COSINE_CEILING - bounded)),
    prominence: (cosine - mean) / deviation,
  };
}

/**
 * The score of a hit, 0..1: the estimated chance that a person would say "that is the same kind of picture". It
 * weighs how near the hit is with how far it stands out from the rest of the library, as no one cosine means
 * the same for every query. Within one query it grows with the cosine.
 */
export function scoreOf(cosine: number, surroundings: Surroundings, fitted = bundledCalibration): number {
  const { nearness, prominence } = evidenceOf(cosine, surroundings);
  const logit = fitted.intercept + fitted.nearness * nearness + fitted.prominence * prominence;
  return 1 / (1 + Math.exp(-logit));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
