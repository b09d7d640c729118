import type { RgbImage } from './rgb-image.ts';

/** Two hashes of how a picture looks, 256 bits each: copies of it differ in few bits. */
export interface Fingerprints {
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

/** Hashes are 16 x 16 bits, in reading order, the first bit the highest of the first byte. */
const SIDE = 16;
/** The picture that the perceptual hash transforms: four times its side, so that fine detail is averaged away. */
const TRANSFORM_SIDE = 64;

/** @param image any size; some hundred pixels a side are as good as the original */
export function fingerprint(image: RgbImage): Fingerprints {
  const luma = lumaOf(image);
  return {
    differenceHash: differenceHash(shrink(luma, image, SIDE + 1, SIDE)),
    perceptualHash: perceptualHash(shrink(luma, image, TRANSFORM_SIDE, TRANSFORM_SIDE)),
  };
}

/** Brightness 0..255 by ITU-R BT.601, [height, width]. */
function lumaOf({ data, width, height }: RgbImage): Float32Array {
  const luma = new Float32Array(width * height);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 3) {
    luma[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return luma;
}

/** Averages over areas, [targetHeight, targetWidth]; an edge pixel counts by the part that lies inside. */
function shrink(
  luma: Float32Array,
  { width, height }: { width: number; height: number },
  targetWidth: number,
  targetHeight: number,
): Float32Array {
  const rows = averageLines(luma, { lines: height, length: width, lineStep: width, step: 1 }, targetWidth);
  const columns = { lines: targetWidth, length: height, lineStep: 1, step: targetWidth };
  const byColumn = averageLines(rows, columns, targetHeight);
  // [targetWidth, targetHeight] -> [targetHeight, targetWidth]
  return Float32Array.from({ length: targetWidth * targetHeight }, (_, index) => {
    const column = index % targetWidth;
    return byColumn[column * targetHeight + Math.floor(index / targetWidth)] ?? 0;
  });
}

/** Averages each line of values down (or up) to `target` values: [lines, target]. */
function averageLines(
  values: Float32Array,
  { lines, length, lineStep, step }: { lines: number; length: number; lineStep: number; step: number },
  target: number,
): Float32Array {
  const averages = new Float32Array(lines * target);
  const ratio = length / target;
  for (let cell = 0; cell < target; cell++) {
    const start = cell * ratio;
    const end = start + ratio;
    for (let at = Math.floor(start); at < end && at < length; at++) {
      const share = (Math.min(at + 1, end) - Math.max(at, start)) / ratio;
      for (let line = 0; line < lines; line++) {
        const out = line * target + cell;
        averages[out] = (averages[out] ?? 0) + share * (values[line * lineStep + at * step] ?? 0);
      }
    }
  }
  return averages;
}

/** One bit for each neighbour to the right that is brighter. @param luma [16, 17] */
function differenceHash(luma: Float32Array): Uint8Array {
  return packBits((row, column) => {
    const at = row * (SIDE + 1) + column;
    return (luma[at + 1] ?? 0) - (luma[at] ?? 0) > NOISE;
  });
}

/** Differences below this come from rounding: in an even surface every bit is 0 rather than chance. */
const NOISE = 1e-3;

/**
 * The 16 x 16 lowest frequencies of the discrete cosine transform (DCT-II), each against their median. The
 * first is the mean brightness, which says nothing about likeness: it is left out of the median, its bit is 0.
 * @param luma [64, 64]
 */
function perceptualHash(luma: Float32Array): Uint8Array {
  const frequencies = lowFrequencies(luma);
  const median = frequencies.slice(1).sort()[(SIDE * SIDE) / 2 - 1] ?? 0;
  return packBits((row, column) => {
    const at = row * SIDE + column;
    return at > 0 && (frequencies[at] ?? 0) - median > NOISE * TRANSFORM_SIDE;
  });
}

/** cosines[k, x] of the DCT-II over 64 samples, for the 16 lowest k. */
const cosines = Float64Array.from({ length: SIDE * TRANSFORM_SIDE }, (_, index) => {
  const frequency = Math.floor(index / TRANSFORM_SIDE);
  const sample = index % TRANSFORM_SIDE;
  return Math.cos((Math.PI / TRANSFORM_SIDE) * (sample + 0.5) * frequency);
});

/** @returns [16, 16], vertical frequency first */
function lowFrequencies(luma: Float32Array): Float32Array {
  const along = new Float32Array(TRANSFORM_SIDE * SIDE); // [row, horizontal frequency]
  for (let row = 0; row < TRANSFORM_SIDE; row++) {
    for (let frequency = 0; frequency < SIDE; frequency++) {
      let sum = 0;
      for (let x = 0; x < TRANSFORM_SIDE; x++) {
        sum += (luma[row * TRANSFORM_SIDE + x] ?? 0) * (cosines[frequency * TRANSFORM_SIDE + x] ?? 0);
      }
      along[row * SIDE + frequency] = sum;
    }
  }
  const both = new Float32Array(SIDE * SIDE);
  for (let vertical = 0; vertical < SIDE; vertical++) {
    for (let frequency = 0; frequency < SIDE; frequency++) {
      let sum = 0;
      for (let y = 0; y < TRANSFORM_SIDE; y++) {
        sum += (along[y * SIDE + frequency] ?? 0) * (cosines[vertical * TRANSFORM_SIDE + y] ?? 0);
      }
      both[vertical * SIDE + frequency] = sum;
    }
  }
  return both;
}

function packBits(isSet: (row: number, column: number) => boolean): Uint8Array {
  const bytes = new Uint8Array((SIDE * SIDE) / 8);
  for (let bit = 0; bit < SIDE * SIDE; bit++) {
    if (isSet(Math.floor(bit / SIDE), bit % SIDE)) {
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (128 >> (bit & 7));
    }
  }
  return bytes;
}
