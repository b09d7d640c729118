import { emitL2Normalisation } from './emit-onnx.ts';
import { OnnxGraph } from './onnx-graph.ts';
import type { Tensor } from './safetensors.ts';

/** What stands between feature and vector. Null: nothing but the scaling to length 1. */
export type Projection = { weight: Tensor; bias: Tensor } | null;

/**
 * The last step of a model by itself, as ONNX: `feature` float32 [batch, featureDimensions] -> `vector` float32
 * [batch, vectorDimensions] of length 1.
 *
 * @param projection weight [vectorDimensions, featureDimensions], bias [vectorDimensions]
 */
export function emitProjection(featureDimensions: number, projection: Projection): Uint8Array<ArrayBuffer> {
  const graph = new OnnxGraph();
  let input = graph.input('feature', 'float32', [featureDimensions]);
  let dimensions = featureDimensions;
  if (projection) {
    const { weight, bias } = projection;
    dimensions = bias.values.length;
    const constants = [
      graph.constant('weight', weight.shape, weight.values),
      graph.constant('bias', bias.shape, bias.values),
    ];
    input = graph.node('Gemm', [input, ...constants], 'projection', { transB: 1 });
  }
  emitL2Normalisation(graph, input, 'vector');
  graph.output('vector', 'float32', [dimensions]);
  return graph.encode('projection');
}
