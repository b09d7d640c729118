import type { KernelFunc, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import { geometryOf, type ConvolutionAttributes } from './geometry.ts';
import { spreadForTurnedFilter } from './spread.ts';

/**
 * Conv2DBackpropInput: dy [b, outHeight, outWidth, out], filter [filterHeight, filterWidth, in, out] -> [b, h, w, in].
 * A convolution of the spread gradient with the filter turned by 180 degrees.
 */
export function convolutionInputGradient(tf: TensorFlow): KernelFunc {
  return ({ inputs, attrs }) => {
    const attributes = attrs as unknown as ConvolutionAttributes;
    const { dy, filter } = inputs as { dy: Tensor4D; filter: Tensor4D };
    const { inputShape } = attributes;
    const geometry = geometryOf(tf, { inputShape, filterShape: filter.shape }, attributes, false);
    return tf.tidy(() => {
      const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      const isSinglePixel = geometry.filterHeight === 1 && geometry.filterWidth === 1;
      // A 1x1 filter is a product of each pixel alone: a quarter of the work when done before the spreading.
      if (isSinglePixel) return spreadForTurnedFilter(tf, tf.conv2d(dy, turned, 1, 'valid'), geometry);
      return tf.conv2d(spreadForTurnedFilter(tf, dy, geometry), turned, 1, 'valid');
    });
  };
}
