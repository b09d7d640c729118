import type { Rank, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import type { Geometry } from './geometry.ts';

/**
 * Prepares the gradient of a convolution's output, `dy` [b, outHeight, outWidth, c], so that a plain convolution
 * (stride 1, no padding) with the turned filter gives the gradient of its input: pixels as far apart as the
 * strides, and a border as wide as the filter reaches. [b, inHeight + filterHeight - 1, inWidth + filterWidth - 1, c]
 */
export function spreadForTurnedFilter(tf: TensorFlow, dy: Tensor4D, geometry: Geometry): Tensor4D {
  const { inHeight, inWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = geometry;
  return place(tf, spread(tf, dy, strideHeight, strideWidth), {
    top: filterHeight - 1 - padInfo.top,
    left: filterWidth - 1 - padInfo.left,
    height: inHeight + filterHeight - 1,
    width: inWidth + filterWidth - 1,
  });
}

/** image [b, h, w, c] with `strideHeight - 1` rows and `strideWidth - 1` columns of zeros after each of its own. */
function spread(tf: TensorFlow, image: Tensor4D, strideHeight: number, strideWidth: number): Tensor4D {
  const [batch, height, width, channels] = image.shape;
  // Zeros appended to the innermost axis are, in row-major order, pixels between pixels: one copy, no scatter.
  const wide = appendZeros(tf, image, (strideWidth - 1) * channels);
  const rowLength = width * strideWidth * channels;
  const rows = tf.reshape<Rank.R4>(wide, [batch, height, 1, rowLength]);
  const tall = appendZeros(tf, rows, (strideHeight - 1) * rowLength);
  return tf.reshape(tall, [batch, height * strideHeight, width * strideWidth, channels]);
}

function appendZeros(tf: TensorFlow, image: Tensor4D, count: number): Tensor4D {
  if (count === 0) return image;
  const [batch, height, width] = image.shape;
  return tf.concat([image, tf.zeros([batch, height, width, count])], 3);
}

/** A [b, height, width, c] window of zeros with the image at (top, left), cut off where it is larger. */
function place(
  tf: TensorFlow,
  image: Tensor4D,
  { top, left, height, width }: { top: number; left: number; height: number; width: number },
): Tensor4D {
  const [batch, imageHeight, imageWidth, channels] = image.shape;
  const [firstRow, firstColumn] = [Math.max(0, -top), Math.max(0, -left)];
  const [above, before] = [Math.max(0, top), Math.max(0, left)];
  const rows = Math.min(imageHeight - firstRow, height - above);
  const columns = Math.min(imageWidth - firstColumn, width - before);
  const cut = tf.slice(image, [0, firstRow, firstColumn, 0], [batch, rows, columns, channels]);
  return tf.pad(cut, [
    [0, 0],
    [above, height - above - rows],
    [before, width - before - columns],
    [0, 0],
  ]);
}
