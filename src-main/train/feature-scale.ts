import type { StoredTensors } from './tensor-files.ts';

/** What features are shifted and scaled by, channel by channel. */
export interface FeatureScale {
  mean: Float32Array;
  /** Of 1 over the deviation. */
  factor: Float32Array;
}

/** Channels that hardly vary would be blown up to noise without it. */
const SMALLEST_DEVIATION = 0.02;

/** @param features [photos, channels]; the scale is that of `rows` alone */
export function measureScale(
  features: Float32Array,
  channels: number,
  rows: readonly number[],
): FeatureScale {
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (const row of rows) {
    for (let channel = 0; channel < channels; channel++) {
      const value = features[row * channels + channel] ?? 0;
      sums[channel] = (sums[channel] ?? 0) + value;
      squares[channel] = (squares[channel] ?? 0) + value * value;
    }
  }
  const mean = sums.map((sum) => sum / rows.length);
  const factor = squares.map((square, channel) => {
    const variance = Math.max(0, square / rows.length - (mean[channel] ?? 0) ** 2);
    return 1 / (Math.sqrt(variance) + SMALLEST_DEVIATION);
  });
  return { mean: Float32Array.from(mean), factor: Float32Array.from(factor) };
}

export const unscaled = (channels: number): FeatureScale => ({
  mean: new Float32Array(channels),
  factor: new Float32Array(channels).fill(1),
});

/** @returns [photos, channels], another array: (x - mean) * factor */
export function scaleFeatures(features: Float32Array, { mean, factor }: FeatureScale): Float32Array {
  const channels = mean.length;
  return features.map((value, index) => {
    const channel = index % channels;
    return (value - (mean[channel] ?? 0)) * (factor[channel] ?? 1);
  });
}

/**
 * The head that gives for features as they are what `head` gives for scaled ones:
 * W f (x - m) + b = (W f) x + (b - (W f) m).
 */
export function foldScale(head: StoredTensors, { mean, factor }: FeatureScale): StoredTensors {
  const weight = head.get('projection.weight');
  const bias = head.get('projection.bias');
  if (!weight || !bias) throw new Error('the head is not whole');
  const channels = mean.length;
  const foldedWeight = weight.values.map((value, index) => value * (factor[index % channels] ?? 1));
  const foldedBias = bias.values.map((value, unit) => {
    let shift = 0;
    for (let channel = 0; channel < channels; channel++) {
      shift += (foldedWeight[unit * channels + channel] ?? 0) * (mean[channel] ?? 0);
    }
    return value - shift;
  });
  return new Map([
    ['projection.weight', { shape: weight.shape, values: foldedWeight }],
    ['projection.bias', { shape: bias.shape, values: foldedBias }],
  ]);
}
