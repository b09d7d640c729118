import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../tensor-flow.ts';
import type { Mined } from './mined.ts';

/** Triplets of one batch, gathered one by one. */
interface TripletCollector {
  add(anchor: number, positive: number, negative: number): void;
  /** For a loss that is the mean of max(margin + d(anchor, positive) - d(anchor, negative), 0) over all triplets. */
  finish(distances: Float32Array, margin: number): Mined;
}

export function collectTriplets(batchSize: number): TripletCollector {
  const anchors: number[] = [];
  const positives: number[] = [];
  const negatives: number[] = [];
  return {
    add: (anchor, positive, negative) => {
      anchors.push(anchor);
      positives.push(positive);
      negatives.push(negative);
    },
    finish: (distances, margin) => {
      const triplets = {
        anchors: Int32Array.from(anchors),
        positives: Int32Array.from(positives),
        negatives: Int32Array.from(negatives),
      };
      return { ...triplets, ...weigh(triplets, distances, margin, batchSize) };
    },
  };
}

/** Once it is known which triplets exceed 0, the loss is linear in the distances. */
function weigh(
  { anchors, positives, negatives }: Pick<Mined, 'anchors' | 'positives' | 'negatives'>,
  distances: Float32Array,
  margin: number,
  batchSize: number,
): Pick<Mined, 'weights' | 'offset'> {
  const weights = new Float32Array(batchSize * batchSize);
  const share = 1 / anchors.length;
  let active = 0;
  for (let triplet = 0; triplet < anchors.length; triplet++) {
    const row = (anchors[triplet] ?? 0) * batchSize;
    const near = row + (positives[triplet] ?? 0);
    const far = row + (negatives[triplet] ?? 0);
    if (margin + (distances[near] ?? 0) - (distances[far] ?? 0) <= 0) continue;
    weights[near] = (weights[near] ?? 0) + share;
    weights[far] = (weights[far] ?? 0) - share;
    active++;
  }
  return { weights, offset: anchors.length === 0 ? 0 : (margin * active) / anchors.length };
}

export function tripletValue(tf: TensorFlow, distances: Tensor2D, { weights, offset }: Mined): Scalar {
  return tf.tidy(() => {
    const weighed = tf.mul(distances, tf.tensor2d(weights, distances.shape));
    return tf.add<Scalar>(tf.sum(weighed), offset);
  });
}
