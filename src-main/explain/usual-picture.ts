import { cellVectors } from './cell-vectors.ts';

/**
 * As many photos as it takes for their mean to count for half. The mean of a few is mostly the two that are compared,
 * and would take away what they share.
 */
const HALF_TRUSTED_PHOTOS = 16;

/**
 * What is usual in a library, as an unscaled vector: the mean of some of its photos, less of it the fewer they are.
 *
 * @param features [featureDimensions] each; where there is none, nothing is usual
 */
export function usualPicture(
  features: readonly ArrayLike<number>[],
  projection: Parameters<typeof cellVectors>[2],
): Float64Array {
  const mean = new Float32Array(features[0]?.length ?? 0);
  for (const feature of features) {
    for (let place = 0; place < mean.length; place++) {
      mean[place] = (mean[place] ?? 0) + (feature[place] ?? 0) / features.length;
    }
  }
  const trust = features.length / (features.length + HALF_TRUSTED_PHOTOS);
  const [usual = new Float64Array()] = cellVectors(mean, 1, projection);
  return usual.map((value) => value * trust);
}
