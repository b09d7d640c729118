/** The trained step from feature to vector. */
interface Projection {
  /** [dimensions, channels] */
  weight: { values: Float32Array };
  /** [dimensions] */
  bias: { values: Float32Array };
}

/**
 * What each cell of a picture brings to its vector, before that is scaled to length 1. A feature is the mean of the
 * cells and the head is linear, so these add up to the unscaled vector; the bias is shared out evenly.
 *
 * @param parts the last images of the network, [cells, channels]
 * @param projection null where the vector is the feature itself
 * @returns [dimensions] for each cell
 */
export function cellVectors(
  parts: Float32Array,
  cells: number,
  projection: Projection | null,
): Float64Array[] {
  const channels = parts.length / cells;
  return Array.from({ length: cells }, (_, cell) => {
    const share = Float64Array.from(
      parts.subarray(cell * channels, (cell + 1) * channels),
      (value) => value / cells,
    );
    return projection ? projected(share, projection, 1 / cells) : share;
  });
}

function projected(share: Float64Array, { weight, bias }: Projection, biasShare: number): Float64Array {
  const channels = share.length;
  return Float64Array.from(bias.values, (offset, dimension) => {
    const start = dimension * channels;
    let sum = offset * biasShare;
    for (let channel = 0; channel < channels; channel++) {
      sum += (weight.values[start + channel] ?? 0) * (share[channel] ?? 0);
    }
    return sum;
  });
}
