import type { Rank, Tensor4D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../../tensor-flow.ts';
import type { Geometry } from './geometry.ts';

/**
 * The pixels of `image` [b, h, w, c] that each weight of a filter has met, for all weights in row-major order:
 * [b, outHeight, outWidth, c] each, zeros where the filter stood over the edge.
 */
export function* windows(tf: TensorFlow, image: Tensor4D, geometry: Geometry): Generator<Tensor4D> {
  const { batchSize, inChannels, outHeight, outWidth, strideHeight, strideWidth } = geometry;
  const lattices = splitByStride(tf, image, geometry);
  for (let y = 0; y < geometry.filterHeight; y++) {
    for (let x = 0; x < geometry.filterWidth; x++) {
      const lattice = lattices[(y % strideHeight) * strideWidth + (x % strideWidth)];
      if (lattice === undefined) throw new Error('no lattice for a weight of the filter');
      const first = [0, Math.floor(y / strideHeight), Math.floor(x / strideWidth), 0];
      yield tf.slice(lattice, first, [batchSize, outHeight, outWidth, inChannels]);
    }
  }
}

/**
 * The padded image as strideHeight * strideWidth smaller ones, each of the pixels that are a stride apart. Slices of
 * them are whole rows, while TensorFlow.js' own stridedSlice goes number by number, about 20 times slower.
 */
function splitByStride(tf: TensorFlow, image: Tensor4D, geometry: Geometry): Tensor4D[] {
  const { batchSize, inHeight, inWidth, inChannels, strideHeight, strideWidth, padInfo } = geometry;
  const { outHeight, outWidth, filterHeight, filterWidth } = geometry;
  const isWhole = filterHeight * filterWidth * strideHeight * strideWidth === 1;
  if (isWhole && inHeight === outHeight && inWidth === outWidth) return [image];
  // As far as any window reaches, and a whole number of strides.
  const rows = outHeight + Math.ceil(filterHeight / strideHeight) - 1;
  const columns = outWidth + Math.ceil(filterWidth / strideWidth) - 1;
  const [height, width] = [rows * strideHeight, columns * strideWidth];
  const usedHeight = Math.min(inHeight, height - padInfo.top);
  const usedWidth = Math.min(inWidth, width - padInfo.left);
  const padded = tf.pad(tf.slice(image, [0, 0, 0, 0], [batchSize, usedHeight, usedWidth, inChannels]), [
    [0, 0],
    [padInfo.top, height - padInfo.top - usedHeight],
    [padInfo.left, width - padInfo.left - usedWidth],
    [0, 0],
  ]);
  return everyNth(tf, padded, strideHeight, [batchSize * rows, width * inChannels]).flatMap((band) =>
    everyNth(tf, band, strideWidth, [batchSize * rows * columns, inChannels]).map((lattice) =>
      tf.reshape<Rank.R4>(lattice, [batchSize, rows, columns, inChannels]),
    ),
  );
}

/** A tensor of count * stride runs of `length` numbers -> `stride` tensors [count, 1, length]: the runs in turn. */
function everyNth(
  tf: TensorFlow,
  tensor: Tensor4D,
  stride: number,
  [count, length]: [number, number],
): Tensor4D[] {
  const runs = tf.reshape<Rank.R4>(tensor, [count, stride, 1, length]);
  return Array.from({ length: stride }, (_, first) =>
    tf.slice(runs, [0, first, 0, 0], [count, 1, 1, length]),
  );
}
