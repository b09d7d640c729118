import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import { dot } from '../../src-shared/domain/unit-vector.ts';
import { bundledCalibration, evidenceOf } from '../search/score.ts';
import { fitLogistic, type Observation } from './logistic.ts';
import { scorePairs, type ScorePair } from './score-pairs.ts';
import { sampledRows } from './shuffled.ts';
import { rowsOf, type VectorSet } from './vector-set.ts';

/** With fewer there is nothing to fit that chance would not overturn. */
const LEAST_PHOTOS = 30;
/** Every pair of them is compared. */
const MOST_PHOTOS = 1_000;
const LIBRARIES = 80;

/** A few photos say little of how near unrelated photos get, whatever they show: it is never taken as none. */
const LEAST_DEVIATION = 0.02;

/** Among so many hits one copy of the query, so that the score knows the one hit that is certain: cosine 1. */
const HITS_PER_COPY = 20;

/** How many photos it takes to outweigh the bundled model's weights, for one unit of each. */
const PRIOR_STRENGTH = { nearness: 2, prominence: 20, intercept: 1 };

/**
 * What the score weighs for a new model, fitted on its held-out photos. Null where they are too few, or show no
 * connection between cosine and category: then the old weights are as good a guess as any.
 *
 * The pairs of 30 photos are hundreds, but say no more than 30 photos do: together they weigh as much as there are
 * photos, against a prior that is the bundled model's fit. Outcomes are pulled in from 0 and 1 as Platt does it
 * (1999): categories that are perfectly separated among few photos are not taken for certain ones.
 *
 * @param vectors [count, dimensions] unit rows of held-out photos, `labels` their classes
 */
export function fitScore(
  vectors: VectorSet,
  labels: readonly number[],
  random: () => number,
): ScoreCalibration | null {
  const rows = sampledRows(labels.length, MOST_PHOTOS, random);
  const kinds = rows.map((row) => labels[row] ?? 0);
  if (rows.length < LEAST_PHOTOS || new Set(kinds).size < 2) return null;

  const cosines = cosinesOfAll(rowsOf(vectors, labels.length, rows), rows.length);
  const cosine = (one: number, other: number): number => cosines[one * rows.length + other] ?? NaN;
  const assumed = backgroundOf(kinds, cosine);
  const pairs = scorePairs({ kinds, cosine, assumed }, LIBRARIES, random);
  const weights = positiveWeights(asObservations(pairs, rows.length));
  return weights && { ...weights, ...assumed };
}

function cosinesOfAll(vectors: VectorSet, count: number): Float32Array {
  const dimensions = vectors.length / count;
  const cosines = new Float32Array(count * count);
  for (let one = 0; one < count; one++) {
    const query = vectors.subarray(one * dimensions, (one + 1) * dimensions);
    for (let other = one; other < count; other++) {
      const cosine = dot(query, vectors, other * dimensions);
      cosines[one * count + other] = cosine;
      cosines[other * count + one] = cosine;
    }
  }
  return cosines;
}

/** Mean and spread of the cosines between photos of different classes. */
function backgroundOf(
  kinds: readonly number[],
  cosine: (one: number, other: number) => number,
): { mean: number; deviation: number } {
  const apart = kinds.flatMap((kind, one) =>
    kinds.flatMap((otherKind, other) => (other > one && otherKind !== kind ? cosine(one, other) : [])),
  );
  const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  const variance = apart.reduce((sum, value) => sum + (value - mean) ** 2, 0) / apart.length;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}

function asObservations(pairs: readonly ScorePair[], photos: number): Observation[] {
  const weight = photos / pairs.length;
  const same = weight * pairs.filter((pair) => pair.same === 1).length;
  const [yes, no] = [(same + 1) / (same + 2), 1 / (photos - same + 2)];
  const inputs = (cosine: number, { surroundings }: ScorePair): number[] => {
    const { nearness, prominence } = evidenceOf(cosine, surroundings);
    return [nearness, prominence];
  };
  const hits = pairs.map((pair) => ({
    inputs: inputs(pair.cosine, pair),
    outcome: pair.same === 1 ? yes : no,
    weight,
  }));
  const copies = pairs
    .filter((_, index) => index % HITS_PER_COPY === 0)
    .map((pair) => ({ inputs: inputs(1, pair), outcome: yes, weight }));
  return [...hits, ...copies];
}

/** Neither weight may be negative, or scores would contradict the ranking: one that wants to be is left out. */
function positiveWeights(
  observations: readonly Observation[],
): Pick<ScoreCalibration, 'intercept' | 'nearness' | 'prominence'> | null {
  const { nearness: near, prominence: prominent, intercept: base } = PRIOR_STRENGTH;
  const guess = bundledCalibration;
  const [nearness = 0, prominence = 0, intercept = 0] = fitLogistic(observations, {
    weights: [guess.nearness, guess.prominence, guess.intercept],
    strength: [near, prominent, base],
  });
  if (nearness > 0 && prominence >= 0) return { intercept, nearness, prominence };

  const [alone = 0, interceptAlone = 0] = fitLogistic(
    observations.map(({ inputs, ...rest }) => ({ ...rest, inputs: inputs.slice(0, 1) })),
    { weights: [guess.nearness, guess.intercept], strength: [near, base] },
  );
  return alone > 0 ? { intercept: interceptAlone, nearness: alone, prominence: 0 } : null;
}
