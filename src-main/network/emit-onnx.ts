import {
  type AnyConvolutionLayer,
  GROUP_NORM_EPSILON,
  type GroupNormLayer,
  type Layer,
  type MaxPoolLayer,
  type Network,
  NETWORK_INPUT,
  type NetworkInput,
  SMALLEST_NORM,
} from './description.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { ELEMENT_TYPE } from './onnx-schema.ts';
import { tensorOf, type Weights } from './safetensors.ts';
import { channelsOf, imageShapeOf, inferShapes, paddingOf, type Shape } from './shapes.ts';
import { standardiseFilters } from './standardise-filters.ts';
import { layerWeightShapes } from './weight-shapes.ts';

/**
 * A network and its weights as an ONNX model. Input `pixels` uint8 [batch, size, size, 3], straight from the
 * decoder; outputs as the network names them, float32 [batch, ...].
 *
 * @throws CodedError 'weights-damaged' where the weights are not those of this network
 */
export function emitOnnx(network: Network, weights: Weights, input: NetworkInput): Uint8Array<ArrayBuffer> {
  const graph = new OnnxGraph();
  const shapes = inferShapes(network, input.size);
  emitNormalisation(graph, input);
  for (const layer of network.layers) emitLayer({ graph, shapes, weights }, layer);
  for (const name of network.outputs) graph.output(name, 'float32', [channelsOf(shapes, name)]);
  return graph.encode('network');
}

interface Emission {
  graph: OnnxGraph;
  shapes: ReadonlyMap<string, Shape>;
  weights: Weights;
}

/**
 * ONNX convolutions want channels first. The bytes are transposed before they are widened to floats: a quarter
 * of the memory to walk. The mean is not folded into the first bias, as the zeros around the image stand for it.
 */
function emitNormalisation(graph: OnnxGraph, { size, mean, standardDeviation }: NetworkInput): void {
  const pixels = graph.input('pixels', 'uint8', [size, size, 3]);
  const planes = graph.node('Transpose', [pixels], 'pixels.planes', { perm: [0, 3, 1, 2] });
  const floats = graph.node('Cast', [planes], 'pixels.floats', { to: ELEMENT_TYPE.float32 });
  const means = graph.constant('pixels.mean', [1, 3, 1, 1], new Float32Array(mean));
  const centred = graph.node('Sub', [floats, means], 'pixels.centred');
  const scale = new Float32Array(standardDeviation.map((deviation) => 1 / deviation));
  graph.node('Mul', [centred, graph.constant('pixels.scale', [1, 3, 1, 1], scale)], NETWORK_INPUT);
}

function emitLayer(emission: Emission, layer: Layer): void {
  const { graph } = emission;
  switch (layer.type) {
    case 'convolution':
    case 'depthwise-convolution':
    case 'standardised-convolution':
      emitConvolution(emission, layer);
      break;
    case 'max-pool':
      emitMaxPool(emission, layer);
      break;
    case 'group-norm':
      emitGroupNorm(emission, layer);
      break;
    case 'dense':
      graph.node('Gemm', [layer.input, ...emitWeights(emission, layer)], layer.name, { transB: 1 });
      break;
    case 'relu':
      graph.node('Relu', [layer.input], layer.name);
      break;
    case 'relu6': {
      const bounds = [0, 6].map((bound) => scalar(graph, `${layer.name}.bound${bound}`, bound));
      graph.node('Clip', [layer.input, ...bounds], layer.name);
      break;
    }
    case 'add':
      graph.node('Add', layer.inputs, layer.name);
      break;
    case 'global-average-pool': {
      const pooled = graph.node('GlobalAveragePool', [layer.input], `${layer.name}.image`);
      graph.node('Flatten', [pooled], layer.name, { axis: 1 });
      break;
    }
    case 'softmax':
      graph.node('Softmax', [layer.input], layer.name, { axis: -1 });
      break;
    case 'l2-normalise':
      emitL2Normalisation(graph, layer.input, layer.name);
      break;
  }
}

function emitConvolution(emission: Emission, layer: AnyConvolutionLayer): void {
  const { name, input, kernel, stride } = layer;
  const [height, width, channels] = imageShapeOf(emission.shapes, input);
  const rows = paddingOf(layer, height);
  const columns = paddingOf(layer, width);
  emission.graph.node('Conv', [input, ...emitWeights(emission, layer)], name, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [rows.before, columns.before, rows.after, columns.after],
    group: layer.type === 'depthwise-convolution' ? channels : 1,
  });
}

/** `<name>.weight` [outputs, ...] and, of most layers, `<name>.bias`, under the names they have in the file. */
function emitWeights({ graph, shapes, weights }: Emission, layer: Layer): string[] {
  return Object.entries(layerWeightShapes(layer, shapes)).map(([name, shape]) => {
    const { values } = tensorOf(weights, name, shape);
    const isStandardised = layer.type === 'standardised-convolution';
    return graph.constant(name, shape, isStandardised ? standardiseFilters(values, layer.filters) : values);
  });
}

/**
 * The padding of ONNX's own is less than every number, so that windows at the edge are held against zero after. Zeros
 * put around the image before would be plainer, but ONNX Runtime 1.30 merges such a Pad into the MaxPool, whose
 * padding is none of zeros.
 */
function emitMaxPool({ graph, shapes }: Emission, layer: MaxPoolLayer): void {
  const { name, input, kernel, stride, padding } = layer;
  const pooled = graph.node('MaxPool', [input], `${name}.inside`, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  });
  const [height, width] = imageShapeOf(shapes, input);
  const [rows, columns] = imageShapeOf(shapes, name);
  const isAtEdge = (window: number, size: number): boolean =>
    window * stride < padding || window * stride - padding + kernel > size;
  const least = Float32Array.from({ length: rows * columns }, (_, place) =>
    isAtEdge(Math.floor(place / columns), height) || isAtEdge(place % columns, width) ? 0 : -Infinity,
  );
  graph.node('Max', [pooled, graph.constant(`${name}.least`, [rows, columns], least)], name);
}

/**
 * Operator set 17 knows no group norm. An instance norm takes each group for one long channel; scale and bias,
 * which each real channel has of its own, come after.
 */
function emitGroupNorm(emission: Emission, layer: GroupNormLayer): void {
  const { graph, shapes, weights } = emission;
  const { name, input, groups } = layer;
  const [height, width, channels] = imageShapeOf(shapes, input);
  const grouped = graph.node(
    'Reshape',
    [input, graph.integers(`${name}.groups`, [0, groups, -1])],
    `${name}.grouped`,
  );
  const ones = graph.constant(`${name}.ones`, [groups], new Float32Array(groups).fill(1));
  const zeros = graph.constant(`${name}.zeros`, [groups], new Float32Array(groups));
  const centred = graph.node('InstanceNormalization', [grouped, ones, zeros], `${name}.centred`, {
    epsilon: { float: GROUP_NORM_EPSILON },
  });
  const image = graph.integers(`${name}.shape`, [0, channels, height, width]);
  const ungrouped = graph.node('Reshape', [centred, image], `${name}.ungrouped`);
  const perChannel = (tensorName: string): string =>
    graph.constant(tensorName, [channels, 1, 1], tensorOf(weights, tensorName, [channels]).values);
  const scaled = graph.node('Mul', [ungrouped, perChannel(`${name}.weight`)], `${name}.scaled`);
  graph.node('Add', [scaled, perChannel(`${name}.bias`)], name);
}

/** Spelled out, so that what becomes of zero is said here and not left to each execution provider. */
export function emitL2Normalisation(graph: OnnxGraph, input: string, name: string): void {
  const norm = graph.node('ReduceL2', [input], `${name}.norm`, { axes: [-1], keepdims: 1 });
  const smallest = scalar(graph, `${name}.smallest`, SMALLEST_NORM);
  graph.node('Div', [input, graph.node('Max', [norm, smallest], `${name}.divisor`)], name);
}

function scalar(graph: OnnxGraph, name: string, value: number): string {
  return graph.constant(name, [], new Float32Array([value]));
}
