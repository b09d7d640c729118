import type { BatchMatMulAttrs, KernelFunc, Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';

/** BatchMatMul: a [..., m, k] times b [..., k, n], either of them given transposed: turned first, then multiplied by `product`. */
export function matrixProduct(tf: TensorFlow, product: KernelFunc): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs;
    if (!transposeA && !transposeB) return product({ inputs, attrs: attrs ?? {}, backend });
    const { a, b } = inputs as { a: Tensor; b: Tensor };
    return tf.tidy(() => tf.matMul(transposeA ? turned(tf, a) : a, transposeB ? turned(tf, b) : b));
  };
}

/** [..., rows, columns] -> [..., columns, rows] */
function turned(tf: TensorFlow, matrices: Tensor): Tensor {
  const axes = matrices.shape.map((_, axis) => axis);
  return tf.transpose(matrices, [...axes.slice(0, -2), ...axes.slice(-2).reverse()]);
}
