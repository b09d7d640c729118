import type { MetricLoss } from './metric-loss.ts';
import { collectTriplets, tripletValue } from './triplets.ts';

/** Leaves 21 bits for a row beside the 32 of a distance: both fit exactly into a double. */
const ROWS = 2 ** 21;

/**
 * Semi-hard triplet loss (FaceNet, Schroff et al. 2015), with the negatives chosen as TensorFlow Addons chooses them:
 * for each ordered pair of one class the nearest photo of another class that is still further away than the
 * positive; where there is none, the furthest. The loss is the mean over all pairs. Of equal distances the
 * first in the batch is taken.
 *
 * A batch of one class has nothing to be told apart from, and one without a pair nothing to bring together: both give
 * no triplet.
 */
export function createSemiHard(margin: number): MetricLoss {
  return {
    kind: 'semi-hard',
    mine: (distances, labels) => {
      const triplets = collectTriplets(labels.length);
      const bits = bitsOf(distances);
      const keys = new Float64Array(labels.length);
      labels.forEach((label, anchor) => {
        const row = anchor * labels.length;
        const negatives = sortedKeys(keys, bits, labels, anchor);
        if (negatives.length === 0) return;
        const furthest = firstOfFurthest(negatives);
        for (let positive = 0; positive < labels.length; positive++) {
          if (positive === anchor || labels[positive] !== label) continue;
          const further = firstAtLeast(negatives, ((bits[row + positive] ?? 0) + 1) * ROWS);
          const chosen = further < negatives.length ? further : furthest;
          triplets.add(anchor, positive, (negatives[chosen] ?? 0) % ROWS);
        }
      });
      return triplets.finish(distances, margin);
    },
    value: tripletValue,
  };
}

/** The bits of a float that is not negative are ordered as the float is. Adding 0 makes a plain 0 of -0. */
function bitsOf(distances: Float32Array): Uint32Array {
  return new Uint32Array(distances.map((distance) => distance + 0).buffer);
}

/**
 * The photos of other classes by distance, then row, each as one number: plain numbers sort several times faster than
 * by a comparison of ours. Looking at all negatives for each pair instead takes up to eight times as long.
 */
function sortedKeys(keys: Float64Array, bits: Uint32Array, labels: Int32Array, anchor: number): Float64Array {
  const row = anchor * labels.length;
  let count = 0;
  for (let other = 0; other < labels.length; other++) {
    if (labels[other] !== labels[anchor]) keys[count++] = (bits[row + other] ?? 0) * ROWS + other;
  }
  return keys.subarray(0, count).sort();
}

/** @param keys at least one */
function firstOfFurthest(keys: Float64Array): number {
  const furthest = keys.at(-1) ?? 0;
  return firstAtLeast(keys, furthest - (furthest % ROWS));
}

/** The index of the first key that is not below `bound`; their number where all are. */
function firstAtLeast(keys: Float64Array, bound: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
