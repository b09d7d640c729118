import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { TrainingLoss } from '../../../src-shared/contract/model.ts';
import type { TensorFlow } from '../tensor-flow.ts';
import type { Mined } from './mined.ts';

/**
 * A loss over the distances between the photos of one batch, in two steps. Choosing what to compare is not a
 * function with a gradient, and much cheaper on plain numbers than as tensor operations; so `mine` runs beside the
 * tape, and `value` is left with one product and one sum, which every runtime can differentiate. Both go by the same
 * distances: those are computed once.
 */
export interface MetricLoss {
  readonly kind: TrainingLoss;
  /**
   * @param distances of `pairwiseDistances`, [b, b]
   * @param labels class of each photo, [b]
   */
  mine(distances: Float32Array, labels: Int32Array): Mined;
  /**
   * The loss: 0 with no gradient where nothing was mined, NaN where any embedding is not finite.
   *
   * @param distances of `pairwiseDistances`, [b, b] with b at least 1: those that were mined
   */
  value(tf: TensorFlow, distances: Tensor2D, mined: Mined): Scalar;
}
