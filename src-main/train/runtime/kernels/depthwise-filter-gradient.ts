import type { KernelFunc, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import { onlyMultiplierOne } from './depthwise-multiplier.ts';
import { geometryOf, type ConvolutionAttributes } from './geometry.ts';
import { windows } from './windows.ts';

/**
 * DepthwiseConv2dNativeBackpropFilter: x [b, h, w, c], dy [b, outHeight, outWidth, c] -> [filterHeight, filterWidth, c, 1].
 * For each weight position, the pixels it has met times the gradients they led to, added up by channel.
 */
export function depthwiseFilterGradient(tf: TensorFlow): KernelFunc {
  return ({ inputs, attrs }) => {
    const attributes = attrs as unknown as ConvolutionAttributes;
    const { x, dy } = inputs as { x: Tensor4D; dy: Tensor4D };
    const { filterShape } = attributes;
    onlyMultiplierOne(filterShape);
    const geometry = geometryOf(tf, { inputShape: x.shape, filterShape }, attributes, true);
    const { outHeight, outWidth } = geometry;
    return tf.tidy(() => {
      const means = Array.from(windows(tf, x, geometry), (pixels) =>
        // Pooling adds up with SIMD; a sum over outer axes would first transpose all of it.
        tf.tidy(() => tf.sum(tf.avgPool(tf.mul<Tensor4D>(pixels, dy), [outHeight, outWidth], 1, 'valid'), 0)),
      );
      return tf.reshape(tf.mul(tf.concat(means, 0), outHeight * outWidth), filterShape);
    });
  };
}
