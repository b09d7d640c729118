import type { KernelFunc, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import { onlyMultiplierOne } from './depthwise-multiplier.ts';
import { geometryOf, type ConvolutionAttributes } from './geometry.ts';
import { spreadForTurnedFilter } from './spread.ts';

/**
 * DepthwiseConv2dNativeBackpropInput: dy [b, outHeight, outWidth, c], filter [filterHeight, filterWidth, c, 1] ->
 * [b, h, w, c]. A depthwise convolution of the spread gradient with the filter turned by 180 degrees.
 */
export function depthwiseInputGradient(tf: TensorFlow): KernelFunc {
  return ({ inputs, attrs }) => {
    const attributes = attrs as unknown as ConvolutionAttributes;
    const { dy, filter } = inputs as { dy: Tensor4D; filter: Tensor4D };
    const { inputShape } = attributes;
    onlyMultiplierOne(filter.shape);
    const geometry = geometryOf(tf, { inputShape, filterShape: filter.shape }, attributes, true);
    return tf.tidy(() => {
      const turned = tf.reverse(filter, [0, 1]);
      return tf.depthwiseConv2d(spreadForTurnedFilter(tf, dy, geometry), turned, 1, 'valid');
    });
  };
}
