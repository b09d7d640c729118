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

export type Layer =
  | ConvolutionLayer
  | DepthwiseConvolutionLayer
  | DenseLayer
  | { type: 'relu6'; name: string; input: string }
  | { type: 'add'; name: string; inputs: readonly [string, string] }
  /** [height, width, channels] -> [channels], the mean over all places. */
  | { type: 'global-average-pool'; name: string; input: string }
  /** Over the last axis. */
  | { type: 'softmax'; name: string; input: string }
  /** To length 1 over the last axis; what is all zero stays so. */
  | { type: 'l2-normalise'; name: string; input: string };

/**
 * Padded with zeros as TensorFlow's "same": ceil(size / stride) places, and where the padding is odd, the odd
 * row or column comes after (see `samePadding`).
 */
interface Convolution {
  name: string;
  input: string;
  /** Side of the square kernel. */
  kernel: number;
  stride: number;
}

/** Weight [filters, channels, kernel, kernel], bias [filters]. */
export interface ConvolutionLayer extends Convolution {
  type: 'convolution';
  filters: number;
}

/** One kernel for each channel. Weight [channels, 1, kernel, kernel], bias [channels]. */
export interface DepthwiseConvolutionLayer extends Convolution {
  type: 'depthwise-convolution';
}

/** Weight [units, channels], bias [units]. */
interface DenseLayer {
  type: 'dense';
  name: string;
  input: string;
  units: number;
}
