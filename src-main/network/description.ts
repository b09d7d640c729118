/**
 * A network as data: what is computed, not how. ONNX graph and TensorFlow.js function are both made of this,
 * over the same weights, so that training and search cannot drift apart.
 *
 * Images are [height, width, channels] without the batch, whatever layout a runtime prefers inside. A layer's
 * name is the name of what it gives; its weights are `<name>.weight` and `<name>.bias`.
 */
export interface Network {
  /** In an order in which each layer finds its inputs computed. */
  layers: readonly Layer[];
  /** Names of the layers whose values are asked for; they are pooled, not images. */
  outputs: readonly string[];
}

/** What the first layer takes: pixels, normalised. */
export const NETWORK_INPUT = 'image';

/** What a network was trained to see: a square of 8-bit RGB, each channel as (value - mean) / deviation. */
export interface NetworkInput {
  size: number;
  mean: readonly [number, number, number];
  standardDeviation: readonly [number, number, number];
}

export type Layer =
  | ConvolutionLayer
  | DepthwiseConvolutionLayer
  | StandardisedConvolutionLayer
  | MaxPoolLayer
  | GroupNormLayer
  | DenseLayer
  | { type: 'relu'; name: string; input: string }
  | { type: 'relu6'; name: string; input: string }
  | { type: 'add'; name: string; inputs: readonly [string, string] }
  /** [height, width, channels] -> [channels], the mean over all places. */
  | { type: 'global-average-pool'; name: string; input: string }
  /** Over the last axis. */
  | { type: 'softmax'; name: string; input: string }
  /** To length 1 over the last axis; what is all zero stays so. */
  | { type: 'l2-normalise'; name: string; input: string };

export type AnyConvolutionLayer = ConvolutionLayer | DepthwiseConvolutionLayer | StandardisedConvolutionLayer;

/** A square that slides over an image. */
interface SlidingWindow {
  name: string;
  input: string;
  /** Side of the square. */
  kernel: number;
  stride: number;
  /**
   * Rows and columns of zeros on each of the four sides. Without it, as TensorFlow's "same": ceil(size / stride)
   * places, and where the padding is odd, the odd row or column comes after (see `paddingOf`).
   */
  padding?: number;
}

/** Weight [filters, channels, kernel, kernel], bias [filters]. */
interface ConvolutionLayer extends SlidingWindow {
  type: 'convolution';
  filters: number;
}

/** One kernel for each channel. Weight [channels, 1, kernel, kernel], bias [channels]. */
interface DepthwiseConvolutionLayer extends SlidingWindow {
  type: 'depthwise-convolution';
}

/**
 * Each filter is brought to mean 0 and variance 1 before use: (weight - mean) / sqrt(variance + epsilon), over
 * all its channels and places. Weight [filters, channels, kernel, kernel], no bias.
 */
interface StandardisedConvolutionLayer extends SlidingWindow {
  type: 'standardised-convolution';
  filters: number;
}

/** The zeros around the image take part: they are values, and larger than negative ones. */
export interface MaxPoolLayer extends SlidingWindow {
  type: 'max-pool';
  padding: number;
}

/**
 * Each group of neighbouring channels is brought to mean 0 and variance 1 over its places, then each channel is
 * scaled and moved. Weight [channels], bias [channels].
 */
export interface GroupNormLayer {
  type: 'group-norm';
  name: string;
  input: string;
  groups: number;
}

/** Added to a filter's variance, which is 0 where all its weights are equal. */
export const STANDARDISATION_EPSILON = 1e-10;
/** Added to a group's variance, which is 0 on an even picture. */
export const GROUP_NORM_EPSILON = 1e-5;
/** Shorter vectors than this are taken for zero. */
export const SMALLEST_NORM = 1e-12;

/** Weight [units, channels], bias [units]. */
interface DenseLayer {
  type: 'dense';
  name: string;
  input: string;
  units: number;
}
