import {
  type ConvolutionLayer,
  type DepthwiseConvolutionLayer,
  type Layer,
  type Network,
  NETWORK_INPUT,
} from './description.ts';
import { OnnxGraph } from './onnx-graph.ts';
import { ELEMENT_TYPE } from './onnx-schema.ts';
import { tensorOf, type Weights } from './safetensors.ts';
import { channelsOf, imageShapeOf, inferShapes, samePadding, type Shape } from './shapes.ts';

/** What a network was trained to see: a square of 8-bit RGB, each channel as (value - mean) / deviation. */
export interface NetworkInput {
  size: number;
  mean: readonly [number, number, number];
  standardDeviation: readonly [number, number, number];
}

/** Shorter vectors than this are taken for zero. */
const SMALLEST_NORM = 1e-12;

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
      emitConvolution(emission, layer);
      break;
    case 'dense': {
      const shape = [layer.units, channelsOf(emission.shapes, layer.input)];
      graph.node('Gemm', [layer.input, ...emitWeights(emission, layer.name, shape)], layer.name, {
        transB: 1,
      });
      break;
    }
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

function emitConvolution(emission: Emission, layer: ConvolutionLayer | DepthwiseConvolutionLayer): void {
  const { name, input, kernel, stride } = layer;
  const [height, width, channels] = imageShapeOf(emission.shapes, input);
  const isDepthwise = layer.type === 'depthwise-convolution';
  const weightShape = isDepthwise ? [channels, 1, kernel, kernel] : [layer.filters, channels, kernel, kernel];
  const rows = samePadding(height, kernel, stride);
  const columns = samePadding(width, kernel, stride);
  emission.graph.node('Conv', [input, ...emitWeights(emission, name, weightShape)], name, {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [rows.before, columns.before, rows.after, columns.after],
    group: isDepthwise ? channels : 1,
  });
}

/** `<name>.weight` [outputs, ...] and `<name>.bias` [outputs], under the names they have in the file. */
function emitWeights({ graph, weights }: Emission, name: string, shape: readonly number[]): string[] {
  const shapes = { [`${name}.weight`]: shape, [`${name}.bias`]: shape.slice(0, 1) };
  return Object.entries(shapes).map(([tensorName, tensorShape]) =>
    graph.constant(tensorName, tensorShape, tensorOf(weights, tensorName, tensorShape).values),
  );
}

/** Spelled out, so that what becomes of zero is said here and not left to each execution provider. */
function emitL2Normalisation(graph: OnnxGraph, input: string, name: string): void {
  const norm = graph.node('ReduceL2', [input], `${name}.norm`, { axes: [-1], keepdims: 1 });
  const smallest = scalar(graph, `${name}.smallest`, SMALLEST_NORM);
  graph.node('Div', [input, graph.node('Max', [norm, smallest], `${name}.divisor`)], name);
}

function scalar(graph: OnnxGraph, name: string, value: number): string {
  return graph.constant(name, [], new Float32Array([value]));
}
