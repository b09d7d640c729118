import type { TensorFlow } from '../../tensor-flow.ts';

/** Sizes, strides and padding of a convolution, as TensorFlow works them out of its attributes. */
export type Geometry = ReturnType<TensorFlow['backend_util']['computeConv2DInfo']>;

/** What the two gradients of a convolution are told about it; the shape that is not an input is one of these. */
export interface ConvolutionAttributes {
  strides: [number, number] | number;
  pad: Parameters<TensorFlow['backend_util']['computeConv2DInfo']>[4];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  filterShape: [number, number, number, number];
  inputShape: [number, number, number, number];
}

export function geometryOf(
  tf: TensorFlow,
  shapes: Pick<ConvolutionAttributes, 'inputShape' | 'filterShape'>,
  { strides, pad, dimRoundingMode }: Pick<ConvolutionAttributes, 'strides' | 'pad' | 'dimRoundingMode'>,
  depthwise: boolean,
): Geometry {
  return tf.backend_util.computeConv2DInfo(
    shapes.inputShape,
    shapes.filterShape,
    strides,
    1, // Gradients of dilated convolutions are refused by TensorFlow.js before they come here.
    pad,
    dimRoundingMode,
    depthwise,
  );
}
