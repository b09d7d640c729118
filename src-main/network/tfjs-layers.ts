import type * as tensorFlow from '@tensorflow/tfjs-core';
import {
  type AnyConvolutionLayer,
  GROUP_NORM_EPSILON,
  type GroupNormLayer,
  type Layer,
  type MaxPoolLayer,
  SMALLEST_NORM,
  STANDARDISATION_EPSILON,
} from './description.ts';
import { imageShapeOf, paddingOf, type Shape } from './shapes.ts';

/** Whoever trains opens a backend and passes the library in; searching never loads it. */
export type TensorFlow = typeof tensorFlow;
type Tensor = tensorFlow.Tensor;
type Tensor4D = tensorFlow.Tensor4D;

/** What a layer finds when it is its turn. Images are [batch, height, width, channels], what is pooled [batch, channels]. */
interface LayerContext {
  tf: TensorFlow;
  shapes: ReadonlyMap<string, Shape>;
  valueOf: (name: string) => Tensor;
  weightOf: (name: string) => Tensor;
}

/** Computes one layer by operations that have a gradient on every backend. */
export function applyLayer(context: LayerContext, layer: Layer): Tensor {
  const { tf, valueOf, weightOf } = context;
  switch (layer.type) {
    case 'convolution':
    case 'standardised-convolution':
      return convolve(context, layer);
    case 'depthwise-convolution':
      return convolveDepthwise(context, layer);
    case 'max-pool': {
      const padded = padded4D(context, layer);
      return tf.maxPool(padded, layer.kernel, layer.stride, 'valid');
    }
    case 'group-norm':
      return normaliseGroups(context, layer);
    case 'dense': {
      const product = tf.matMul(valueOf(layer.input), weightOf(`${layer.name}.weight`), false, true);
      return tf.add(product, weightOf(`${layer.name}.bias`));
    }
    case 'relu':
      return tf.relu(valueOf(layer.input));
    case 'relu6':
      return tf.relu6(valueOf(layer.input));
    case 'add':
      return tf.add(valueOf(layer.inputs[0]), valueOf(layer.inputs[1]));
    case 'global-average-pool':
      return tf.mean(valueOf(layer.input), [1, 2]);
    case 'softmax':
      return tf.softmax(valueOf(layer.input));
    case 'l2-normalise':
      return normaliseLength(tf, valueOf(layer.input));
  }
}

function convolve(context: LayerContext, layer: AnyConvolutionLayer): Tensor {
  const { tf, valueOf, weightOf } = context;
  const { name, stride } = layer;
  const weight = weightOf(`${name}.weight`);
  const isStandardised = layer.type === 'standardised-convolution';
  const filters = isStandardised ? standardise(tf, weight) : weight;
  const convolved =
    layer.kernel === 1 && stride === 1 && !layer.padding
      ? mixChannels(tf, valueOf(layer.input) as Tensor4D, filters)
      : slide(context, layer, filters);
  return isStandardised ? convolved : tf.add(convolved, weightOf(`${name}.bias`));
}

/** A kernel of one place is a matrix: its gradient then needs neither a reversed kernel nor patches of the image. */
function mixChannels(tf: TensorFlow, image: Tensor4D, filters: Tensor): Tensor {
  const [batch, height, width, channels] = image.shape;
  const [count = 0] = filters.shape;
  const places = tf.reshape(image, [batch * height * width, channels]);
  const mixed = tf.matMul(places, tf.reshape(filters, [count, channels]), false, true);
  return tf.reshape(mixed, [batch, height, width, count]);
}

function slide(context: LayerContext, layer: AnyConvolutionLayer, filters: Tensor): Tensor {
  const { tf } = context;
  // [filters, channels, height, width] -> [height, width, channels, filters]
  const kernel: Tensor4D = tf.transpose(filters as Tensor4D, [2, 3, 1, 0]);
  const { input, padding } = convolutionInput(context, layer);
  return tf.conv2d(input, kernel, layer.stride, padding);
}

function convolveDepthwise(context: LayerContext, layer: AnyConvolutionLayer): Tensor {
  const { tf, weightOf } = context;
  const weight = weightOf(`${layer.name}.weight`) as Tensor4D;
  // [channels, 1, height, width] -> [height, width, channels, 1]
  const kernel: Tensor4D = tf.transpose(weight, [2, 3, 0, 1]);
  const { input, padding } = convolutionInput(context, layer);
  return tf.add(tf.depthwiseConv2d(input, kernel, layer.stride, padding), weightOf(`${layer.name}.bias`));
}

/** A padding that TensorFlow's "same" would give too is left to it, as one of our own costs a copy of the image. */
function convolutionInput(context: LayerContext, layer: AnyConvolutionLayer) {
  const { kernel, stride } = layer;
  const [height, width] = imageShapeOf(context.shapes, layer.input);
  const isSame = [height, width].every((size) => {
    const [ours, same] = [paddingOf(layer, size), paddingOf({ kernel, stride }, size)];
    return ours.before === same.before && ours.after === same.after;
  });
  return isSame
    ? ({ input: context.valueOf(layer.input) as Tensor4D, padding: 'same' } as const)
    : ({ input: padded4D(context, layer), padding: 'valid' } as const);
}

function padded4D(
  { tf, shapes, valueOf }: LayerContext,
  layer: AnyConvolutionLayer | MaxPoolLayer,
): Tensor4D {
  const [height, width] = imageShapeOf(shapes, layer.input);
  const [rows, columns] = [paddingOf(layer, height), paddingOf(layer, width)];
  return tf.pad(valueOf(layer.input) as Tensor4D, [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ]);
}

/** [filters, ...], each filter to mean 0 and variance 1. */
function standardise(tf: TensorFlow, weight: Tensor): Tensor {
  const inFilter = weight.shape.slice(1).map((_, axis) => axis + 1);
  const centred = tf.sub(weight, tf.mean(weight, inFilter, true));
  const variance = tf.mean(tf.square(centred), inFilter, true);
  return tf.mul(centred, tf.rsqrt(tf.add(variance, STANDARDISATION_EPSILON)));
}

/** Averages over the places first and over the channels of a group then: no axis of the image needs to be split. */
function normaliseGroups({ tf, valueOf, weightOf }: LayerContext, layer: GroupNormLayer): Tensor {
  const image = valueOf(layer.input) as Tensor4D;
  const [batch, , , channels] = image.shape;
  const channelsOfGroup = channels / layer.groups;
  /** [batch, height, width, channels] -> [batch, 1, 1, channels], in which a group's channels are all its mean. */
  const groupMeans = (values: Tensor): Tensor => {
    const ofChannels = tf.reshape(tf.mean(values, [1, 2]), [batch, layer.groups, channelsOfGroup]);
    const ofGroups = tf.tile(tf.mean(ofChannels, 2, true), [1, 1, channelsOfGroup]);
    return tf.reshape(ofGroups, [batch, 1, 1, channels]);
  };
  const centred = tf.sub(image, groupMeans(image));
  const variance = groupMeans(tf.square(centred));
  const scale = tf.mul(tf.rsqrt(tf.add(variance, GROUP_NORM_EPSILON)), weightOf(`${layer.name}.weight`));
  return tf.add(tf.mul(centred, scale), weightOf(`${layer.name}.bias`));
}

/** The bound lies under the root, where its gradient is 0 and not infinite for a vector of zeros. */
function normaliseLength(tf: TensorFlow, values: Tensor): Tensor {
  const squares = tf.sum(tf.square(values), -1, true);
  return tf.div(values, tf.sqrt(tf.maximum(squares, SMALLEST_NORM ** 2)));
}
