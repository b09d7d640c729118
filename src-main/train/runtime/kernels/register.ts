import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import { convolutionFilterGradient } from './convolution-filter-gradient.ts';
import { convolutionInputGradient } from './convolution-input-gradient.ts';
import { depthwiseFilterGradient } from './depthwise-filter-gradient.ts';
import { depthwiseInputGradient } from './depthwise-input-gradient.ts';
import { matrixProduct } from './matrix-product.ts';
import { segmentSum } from './segment-sum.ts';

const BACKEND = 'wasm';

/**
 * Gives the wasm backend what training needs beyond prediction. [Note: Gradients on wasm]
 *
 * Of the kernels that gradients of our layers call, tfjs 4.22 has no Conv2DBackpropFilter, neither of depthwise
 * convolution's two, and no UnsortedSegmentSum (the gradient of `gather`) for wasm. It has Conv2DBackpropInput and
 * products of transposed matrices, but as plain loops, many times slower than its SIMD convolution and product.
 * All are composed here of operations that are fast. A kernel's own operations are not taped, so no gradient is
 * taken through them, and `tidy` frees what is made on the way.
 */
export function registerGradientKernels(tf: TensorFlow): void {
  const product = tf.getKernel('BatchMatMul', BACKEND).kernelFunc;
  const kernels: Record<string, KernelFunc> = {
    BatchMatMul: matrixProduct(tf, product),
    Conv2DBackpropFilter: convolutionFilterGradient(tf),
    Conv2DBackpropInput: convolutionInputGradient(tf),
    DepthwiseConv2dNativeBackpropFilter: depthwiseFilterGradient(tf),
    DepthwiseConv2dNativeBackpropInput: depthwiseInputGradient(tf),
    UnsortedSegmentSum: segmentSum(tf),
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, BACKEND) as unknown) tf.unregisterKernel(kernelName, BACKEND);
    tf.registerKernel({ kernelName, backendName: BACKEND, kernelFunc });
  }
}
