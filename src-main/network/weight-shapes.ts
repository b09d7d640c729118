import type { Layer, Network } from './description.ts';
import { channelsOf, imageShapeOf, inferShapes, type Shape } from './shapes.ts';

/**
 * Every weight tensor of a network by the name it has in a file, in the order of the layers.
 * Kernels [filters, channels, height, width], dense weights [units, channels].
 */
export function weightShapes(network: Network, inputSize: number): Map<string, Shape> {
  const shapes = inferShapes(network, inputSize);
  return new Map(network.layers.flatMap((layer) => Object.entries(layerWeightShapes(layer, shapes))));
}

/** The weights of one layer; most have none. */
export function layerWeightShapes(
  layer: Layer,
  shapes: ReadonlyMap<string, Shape>,
): Readonly<Record<string, Shape>> {
  const [weight, bias] = [`${layer.name}.weight`, `${layer.name}.bias`];
  switch (layer.type) {
    case 'convolution':
    case 'standardised-convolution': {
      const { filters, kernel } = layer;
      const shape = [filters, imageShapeOf(shapes, layer.input)[2], kernel, kernel];
      return layer.type === 'convolution' ? { [weight]: shape, [bias]: [filters] } : { [weight]: shape };
    }
    case 'depthwise-convolution': {
      const channels = imageShapeOf(shapes, layer.input)[2];
      return { [weight]: [channels, 1, layer.kernel, layer.kernel], [bias]: [channels] };
    }
    case 'group-norm': {
      const channels = imageShapeOf(shapes, layer.input)[2];
      return { [weight]: [channels], [bias]: [channels] };
    }
    case 'dense':
      return { [weight]: [layer.units, channelsOf(shapes, layer.input)], [bias]: [layer.units] };
    default:
      return {};
  }
}
