import type { KernelFunc, Tensor, Tensor1D, UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';

/**
 * UnsortedSegmentSum: x [n, ...], segmentIds [n] -> [numSegments, ...]; row i is added to row segmentIds[i]. Rows
 * with an id out of range are left out, as elsewhere in TensorFlow.
 */
export function segmentSum(tf: TensorFlow): KernelFunc {
  return ({ inputs, attrs }) => {
    const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
    const { x, segmentIds } = inputs as { x: Tensor; segmentIds: Tensor1D };
    const values = x.dataSync();
    const ids = segmentIds.dataSync();
    const rowShape = x.shape.slice(1);
    const rowLength = rowShape.reduce((product, size) => product * size, 1);
    const sums = new Float32Array(numSegments * rowLength);
    for (const [row, id] of ids.entries()) {
      if (id < 0 || id >= numSegments) continue;
      const sum = sums.subarray(id * rowLength, (id + 1) * rowLength);
      for (const [column, value] of values.subarray(row * rowLength, (row + 1) * rowLength).entries()) {
        sum[column] = (sum[column] ?? 0) + value;
      }
    }
    return tf.tensor(sums, [numSegments, ...rowShape], x.dtype);
  };
}
