import type { Network } from './description.ts';
import { imageShapeOf, inferShapes } from './shapes.ts';

/** What a network makes its feature of: an image of many channels, each place of which still knows where it is. */
export interface LastImages {
  /** Name of the layer that gives them. */
  layer: string;
  rows: number;
  columns: number;
  channels: number;
}

/**
 * The images whose mean over all places is `feature`.
 *
 * @param inputSize side of the square input
 * @throws Error where a network pools nothing: a mistake in our code, not in a file
 */
export function lastImagesOf(network: Network, inputSize: number): LastImages {
  const pooling = network.layers.find(({ name }) => name === 'feature');
  if (pooling?.type !== 'global-average-pool') throw new Error('this network has no pooled feature');
  const [rows, columns, channels] = imageShapeOf(inferShapes(network, inputSize), pooling.input);
  return { layer: pooling.input, rows, columns, channels };
}
