import type { KernelFunc, Rank, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import { geometryOf, type ConvolutionAttributes, type Geometry } from './geometry.ts';
import { windows } from './windows.ts';

/** Conv2DBackpropFilter: x [b, h, w, in], dy [b, outHeight, outWidth, out] -> [filterHeight, filterWidth, in, out]. */
export function convolutionFilterGradient(tf: TensorFlow): KernelFunc {
  return ({ inputs, attrs }) => {
    const attributes = attrs as unknown as ConvolutionAttributes;
    const { x, dy } = inputs as { x: Tensor4D; dy: Tensor4D };
    const { filterShape } = attributes;
    const geometry = geometryOf(tf, { inputShape: x.shape, filterShape }, attributes, false);
    const isPixelwise = geometry.filterHeight * geometry.filterWidth === 1;
    return tf.tidy(() => (isPixelwise ? ofPixelwise : asConvolution)(tf, x, dy, geometry));
  };
}

/** Of a 1x1 convolution: one product of all pixels that it has met and the gradients they led to. */
function ofPixelwise(tf: TensorFlow, x: Tensor4D, dy: Tensor4D, geometry: Geometry): Tensor4D {
  const [met] = windows(tf, x, geometry);
  if (met === undefined) throw new Error('a filter of one weight has one window');
  const pixels = tf.reshape<Rank.R2>(met, [-1, geometry.inChannels]);
  const gradients = tf.reshape<Rank.R2>(dy, [-1, geometry.outChannels]);
  return tf.reshape(tf.matMul(pixels, gradients, true), geometry.filterShape);
}

/**
 * Each weight's gradient is the sum, over batch and places, of the pixels it has met times the gradients they led
 * to. That is a convolution again, with `dy` as its filter: input channels are its images, the batch its channels,
 * the strides its dilation.
 */
function asConvolution(tf: TensorFlow, x: Tensor4D, dy: Tensor4D, geometry: Geometry): Tensor4D {
  const { filterHeight, filterWidth, strideHeight, strideWidth, inChannels, outChannels } = geometry;
  const { top, bottom, left, right } = geometry.padInfo;
  const images = tf.transpose(x, [3, 1, 2, 0]);
  const filter = tf.transpose(dy, [1, 2, 0, 3]);
  const padding: [number, number][] = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  const padded = top + bottom + left + right > 0 ? tf.pad(images, padding) : images;
  const sums = tf.conv2d(padded, filter, 1, 'valid', 'NHWC', [strideHeight, strideWidth]);
  // Rows that strides never reached come out as weights that there are not.
  const met = tf.slice(sums, [0, 0, 0, 0], [inChannels, filterHeight, filterWidth, outChannels]);
  return tf.transpose(met, [1, 2, 0, 3]);
}
