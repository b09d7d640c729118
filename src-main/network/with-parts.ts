import type { LastImages } from './last-images.ts';
import { OnnxGraph } from './onnx-graph.ts';

/**
 * The same model with one more output, `parts` float32 [batch, channels, rows, columns]: the images that are pooled
 * to `feature`. Nothing is read or emitted anew: in protocol buffers, one message after another is the two merged,
 * and lists go on.
 *
 * @param onnx as `emitOnnx` gives it
 */
export function withParts(
  onnx: Uint8Array,
  { layer, channels, rows, columns }: LastImages,
): Uint8Array<ArrayBuffer> {
  const graph = new OnnxGraph();
  const shape = [channels, rows, columns];
  graph.output(graph.node('Identity', [layer], 'parts'), 'float32', shape);
  const addition = graph.encodeAddition();
  const both = new Uint8Array(onnx.byteLength + addition.byteLength);
  both.set(onnx);
  both.set(addition, onnx.byteLength);
  return both;
}
