import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../tensor-flow.ts';

/**
 * Euclidean distances, not squared, between all rows of a batch: [b, d] to [b, b].
 *
 * They come from the products of all rows, |x|^2 + |y|^2 - 2xy, as differences would take b * b * d numbers. That
 * cancels: between unit vectors, distances below 0.0005 are noise. Taking |x|^2 from the same products keeps a row at
 * exactly 0 from itself.
 *
 * The gradient of a distance, (x - y) / |x - y|, has no value where two photos are the same; there it is 0, the
 * middle of all directions. It is written out here as TensorFlow's own would be 0 / 0, and for speed: it takes one
 * matrix product. None asks `matMul` to transpose, which costs the wasm runtime ten times as much.
 */
export function pairwiseDistances(tf: TensorFlow, embeddings: Tensor2D): Tensor2D {
  const distancesOf = tf.customGrad((rows, save) => {
    const distances = distancesBetween(tf, rows as Tensor2D);
    (save as (tensors: Tensor2D[]) => void)([rows as Tensor2D, distances]);
    return {
      value: distances,
      gradFunc: (upstream, saved) => {
        const [savedRows, savedDistances] = saved as [Tensor2D, Tensor2D];
        // Each distance is there twice, once from either row.
        const pulls = tf.divNoNan(upstream, savedDistances);
        const pullsOfPairs = tf.add<Tensor2D>(pulls, tf.transpose(pulls));
        return tf.sub(tf.mul(savedRows, tf.sum(pullsOfPairs, 1, true)), tf.matMul(pullsOfPairs, savedRows));
      },
    };
  });
  return distancesOf(embeddings) as Tensor2D;
}

function distancesBetween(tf: TensorFlow, rows: Tensor2D): Tensor2D {
  const products = tf.matMul(rows, tf.transpose(rows));
  const squares = tf.sum<Tensor2D>(tf.mul(products, tf.eye(rows.shape[0])), 1, true);
  const squaredDistances = tf.sub<Tensor2D>(
    tf.add(squares, tf.transpose(squares)),
    tf.mul<Tensor2D>(products, 2),
  );
  return tf.sqrt(tf.maximum(squaredDistances, 0));
}
