import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../tensor-flow.ts';
import type { MetricLoss } from './metric-loss.ts';
import type { Mined } from './mined.ts';

interface Pair {
  row: number;
  other: number;
}

/**
 * Contrastive loss (Hadsell et al. 2006) over pairs mined from the batch: the mean of d^2 over pairs of one class, and
 * the mean of max(margin - d, 0)^2 over pairs of two. Taken are all pairs of one class and as many of the nearest of
 * two classes, as those already far apart teach nothing and would drown the rest. Every pair counts once, not
 * once from either side. Of equal distances the first in the batch are taken.
 *
 * Without a pair of one class nothing is taken. In a batch of one class only the first mean is there.
 *
 * In what it mines, entry i of `anchors` is one photo of pair i; the other is in `positives` for the first pairs
 * and in `negatives` for those after them. A positive weight is that of a pair of one class, a negative one that of
 * a pair of two.
 */
export function createContrastive(margin: number): MetricLoss {
  return {
    kind: 'contrastive',
    mine: (distances, labels) => {
      const { alike, different } = pairsOf(labels);
      const nearest = nearestPairs(different, distances, labels.length, alike.length);
      const weights = new Float32Array(distances.length);
      for (const { row, other } of alike) weights[row * labels.length + other] = 1 / alike.length;
      for (const { row, other } of nearest) weights[row * labels.length + other] = -1 / nearest.length;
      return {
        anchors: Int32Array.from([...alike, ...nearest], ({ row }) => row),
        positives: Int32Array.from(alike, ({ other }) => other),
        negatives: Int32Array.from(nearest, ({ other }) => other),
        weights,
        offset: 0,
      };
    },
    value: (tf, distances, mined) => contrastiveValue(tf, distances, mined, margin),
  };
}

function pairsOf(labels: Int32Array): { alike: Pair[]; different: Pair[] } {
  const alike: Pair[] = [];
  const different: Pair[] = [];
  for (let row = 0; row < labels.length; row++) {
    for (let other = row + 1; other < labels.length; other++) {
      (labels[row] === labels[other] ? alike : different).push({ row, other });
    }
  }
  return { alike, different };
}

/** The `wanted` nearest, in the order of the batch. */
function nearestPairs(pairs: Pair[], distances: Float32Array, batchSize: number, wanted: number): Pair[] {
  if (pairs.length <= wanted) return pairs;
  if (wanted === 0) return [];
  const distanceOf = ({ row, other }: Pair): number => distances[row * batchSize + other] ?? 0;
  const sorted = Float32Array.from(pairs, distanceOf).sort();
  const limit = sorted[wanted - 1] ?? 0;
  let atLimit = wanted - sorted.indexOf(limit);
  return pairs.filter((pair) => {
    const distance = distanceOf(pair);
    return distance < limit || (distance === limit && atLimit-- > 0);
  });
}

function contrastiveValue(tf: TensorFlow, distances: Tensor2D, { weights }: Mined, margin: number): Scalar {
  const matrix = (values: Float32Array): Tensor2D => tf.tensor2d(values, distances.shape);
  return tf.tidy(() => {
    const alike = tf.mul(tf.square(distances), matrix(weights.map((weight) => Math.max(weight, 0))));
    const different = tf.mul(
      tf.square(tf.relu(tf.sub(margin, distances))),
      matrix(weights.map((weight) => Math.max(-weight, 0))),
    );
    return tf.sum<Scalar>(tf.add(alike, different));
  });
}
