import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';

/** What a search goes by: the query, of weight 1, and examples beside it. */
export interface WeightedVector {
  /** Any length but zero: only its direction counts. */
  vector: Float32Array;
  /** -1..1: below zero for what hits should not be like. */
  weight: number;
}

/**
 * A hit may be this much like a counter-example, as a share of its likeness to what is looked for, before that counts
 * against it. docs/decisions/searching-by-examples.md has the figures.
 */
const TOLERATED_SHARE = 0.8;

export interface Wanted {
  /** Unit vector: what is nearest to it comes first, but for counter-examples. */
  direction: Float32Array<ArrayBuffer>;
  /**
   * The weighted mean of the cosines with the positive examples is this times the cosine with `direction`: 1 for one
   * example, less the further several are apart.
   */
  scale: number;
  /** Unit vectors, weights 0..1. */
  against: readonly { vector: Float32Array<ArrayBuffer>; weight: number }[];
}

/**
 * Brings what a search goes by into one direction and what speaks against a hit.
 * @throws CodedError 'query-vector-invalid'
 */
export function wantedOf(examples: readonly WeightedVector[], dimensions: number): Wanted {
  const sum = new Float32Array(dimensions);
  const against: { vector: Float32Array<ArrayBuffer>; weight: number }[] = [];
  let weights = 0;
  for (const { vector, weight } of examples) {
    const unit = unitVector(vector, dimensions);
    if (weight < 0) against.push({ vector: unit, weight: -weight });
    else {
      weights += weight;
      unit.forEach((value, at) => {
        sum[at] = (sum[at] ?? 0) + weight * value;
      });
    }
  }
  const direction = unitVector(sum, dimensions);
  return { direction, scale: dot(direction, sum, 0) / weights, against };
}

/**
 * How well a photo fits, -1..1 but for rounding: the weighted mean of its cosines with the positive examples, less by how
 * much one counter-example (the one that speaks most against it) is nearer than is tolerated. Never more than
 * `scale` times the cosine with the direction: whoever looks at photos in that order knows when to stop.
 *
 * @param cosine of the photo with the direction
 */
export function fitOf({ scale, against }: Wanted, cosine: number, vector: Float32Array): number {
  const likeness = scale * cosine;
  let most = 0;
  for (const counter of against) {
    const excess = dot(counter.vector, vector, 0) - TOLERATED_SHARE * likeness;
    most = Math.max(most, counter.weight * excess);
  }
  return likeness - most;
}

function unitVector(vector: Float32Array, dimensions: number): Float32Array<ArrayBuffer> {
  const unit = new Float32Array(dimensions);
  if (vector.length === dimensions && writeUnit(vector, unit, 0)) return unit;
  throw new CodedError(
    'query-vector-invalid',
    `The picture could not be turned into ${dimensions} numbers to search with. Try another copy of it.`,
  );
}
