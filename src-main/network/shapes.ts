import { type Layer, type Network, NETWORK_INPUT } from './description.ts';

/** Of one image: [height, width, channels], or [channels] once pooled. */
export type Shape = readonly number[];

/**
 * The shape of everything a network computes, by name.
 *
 * @param inputSize side of the square RGB input
 * @throws Error where the description contradicts itself: a mistake in our code, not in a file
 */
export function inferShapes(network: Network, inputSize: number): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>([[NETWORK_INPUT, [inputSize, inputSize, 3]]]);
  for (const layer of network.layers) {
    if (shapes.has(layer.name)) throw new Error(`two layers are named '${layer.name}'`);
    shapes.set(layer.name, outputShape(layer, shapes));
  }
  for (const name of network.outputs) shapeOf(shapes, name);
  return shapes;
}

function shapeOf(shapes: ReadonlyMap<string, Shape>, name: string): Shape {
  const shape = shapes.get(name);
  if (!shape) throw new Error(`nothing named '${name}' has been computed`);
  return shape;
}

/** [height, width, channels] of what must be an image. */
export function imageShapeOf(
  shapes: ReadonlyMap<string, Shape>,
  name: string,
): readonly [height: number, width: number, channels: number] {
  const [height, width, channels] = shapeOf(shapes, name);
  if (height === undefined || width === undefined || channels === undefined) {
    throw new Error(`'${name}' is no image`);
  }
  return [height, width, channels];
}

/** Number of values of what must be pooled. */
export function channelsOf(shapes: ReadonlyMap<string, Shape>, name: string): number {
  const [channels, ...others] = shapeOf(shapes, name);
  if (channels === undefined || others.length > 0) throw new Error(`'${name}' is not pooled`);
  return channels;
}

interface Padding {
  before: number;
  after: number;
}

/** Rows (or columns) of zeros that a window over `size` of them is given. */
export function paddingOf(
  { kernel, stride, padding }: { kernel: number; stride: number; padding?: number },
  size: number,
): Padding {
  if (padding !== undefined) return { before: padding, after: padding };
  const total = Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}

function outputShape(layer: Layer, shapes: ReadonlyMap<string, Shape>): Shape {
  switch (layer.type) {
    case 'convolution':
    case 'depthwise-convolution':
    case 'standardised-convolution':
    case 'max-pool': {
      const [height, width, channels] = imageShapeOf(shapes, layer.input);
      const places = [height, width].map((size) => windowsOver(layer, size));
      return [...places, 'filters' in layer ? layer.filters : channels];
    }
    case 'group-norm': {
      const shape = imageShapeOf(shapes, layer.input);
      if (shape[2] % layer.groups !== 0) throw new Error(`'${layer.name}' has groups of unequal size`);
      return shape;
    }
    case 'add': {
      const [first, second] = layer.inputs.map((name) => shapeOf(shapes, name));
      if (!first || first.join() !== second?.join()) throw new Error(`'${layer.name}' adds unlike shapes`);
      return first;
    }
    case 'global-average-pool':
      return [imageShapeOf(shapes, layer.input)[2]];
    case 'dense':
      channelsOf(shapes, layer.input);
      return [layer.units];
    case 'relu':
    case 'relu6':
    case 'softmax':
    case 'l2-normalise':
      return shapeOf(shapes, layer.input);
  }
}

/** How many places a window takes on its way over `size` rows (or columns). */
function windowsOver(
  layer: { name: string; kernel: number; stride: number; padding?: number },
  size: number,
) {
  const { before, after } = paddingOf(layer, size);
  const windows = Math.floor((before + size + after - layer.kernel) / layer.stride) + 1;
  if (windows < 1) throw new Error(`'${layer.name}' looks at more than there is`);
  return windows;
}
