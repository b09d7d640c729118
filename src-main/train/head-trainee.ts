import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { foldScale, scaleFeatures, type FeatureScale } from './feature-scale.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { StoredTensors } from './tensor-files.ts';
import type { Batch, Trainee } from './trainee.ts';
import { toVariables } from './variables.ts';

/** Fewer would turn the same weights around more often; more would take memory. */
const HELD_OUT_AT_ONCE = 1_024;

/** Vectors shorter than its root are taken for zero, as in the network that search uses. */
const SMALLEST_SQUARE = 1e-24;

/**
 * The projection head alone, on stored features of the backbone: what never changes is computed once, not at each
 * step.
 *
 * @param features [photos, channels], row after row
 * @param scale what the head sees of them
 * @param head `projection.weight` [dimensions, channels] and `projection.bias` [dimensions], for scaled features
 */
export function createHeadTrainee(
  tf: TensorFlow,
  features: Float32Array,
  scale: FeatureScale,
  head: StoredTensors,
): Trainee {
  const variables = toVariables(tf, head);
  const weight = variables.get('projection.weight');
  const bias = variables.get('projection.bias');
  if (!weight || !bias) throw new Error('the head is not whole');
  const channels = scale.mean.length;

  const scaled = scaleFeatures(features, scale);

  const read = (rows: readonly number[]): Promise<Batch> => {
    const values = new Float32Array(rows.length * channels);
    for (const [index, row] of rows.entries()) {
      values.set(scaled.subarray(row * channels, (row + 1) * channels), index * channels);
    }
    return Promise.resolve({ values, shape: [rows.length, channels] });
  };
  return {
    variables,
    lanes: 1,
    heldOutAtOnce: HELD_OUT_AT_ONCE,
    readBatch: read,
    readHeldOut: read,
    embed: (input: Tensor) =>
      tf.tidy(() => {
        const projected = tf.add(tf.matMul(input as Tensor2D, weight as Tensor2D, false, true), bias);
        // Bounded before the root, whose slope at zero is infinite.
        const squares = tf.maximum(tf.sum(tf.square(projected), 1, true), SMALLEST_SQUARE);
        return tf.div<Tensor2D>(projected, tf.sqrt(squares));
      }),
    finish: (values) => foldScale(values, scale),
    close: () => Promise.resolve(),
  };
}
