import { bitTensors } from '../../../src-main/network/bit-names.ts';
import type { Tensor } from '../../../src-main/network/safetensors.ts';

/** FNV-1a, 32 bits. */
function seedOf(name: string): number {
  let seed = 0x811c9dc5;
  for (const byte of Buffer.from(name)) seed = Math.imul(seed ^ byte, 0x01000193);
  return seed >>> 0;
}

/** A well-mixed share of 1 for each 32-bit number. */
function scrambledShare(number: number): number {
  let mixed = number | 0;
  for (let round = 0; round < 2; round++) mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Scales of a norm lie in 0.5 to 1.5, all other numbers in -0.5 to 0.5; models/convert/bit_reference.py does the same. */
function formulaValues(npzName: string, length: number): Float32Array<ArrayBuffer> {
  const seed = seedOf(npzName);
  const lowest = npzName.endsWith('gamma') ? 0.5 : -0.5;
  return Float32Array.from({ length }, (_, place) => scrambledShare(seed + place) + lowest);
}

/** Weights of BiT-M R50x1 as the reference has them: a formula of the published name and the published layout. */
export function formulaBitWeights(): Map<string, Tensor> {
  return new Map(
    bitTensors().map(({ npz, name, shape }) => {
      const published = formulaValues(npz, sizeOf(shape));
      return [name, { shape, values: shape.length === 4 ? filtersFirst(published, shape) : published }];
    }),
  );
}

/** Weights for any tensors, made of their own names. */
export function formulaWeights(shapes: ReadonlyMap<string, readonly number[]>): Map<string, Tensor> {
  return new Map(
    [...shapes].map(([name, shape]) => [name, { shape, values: formulaValues(name, sizeOf(shape)) }]),
  );
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** [height, width, channels, filters] -> [filters, channels, height, width] = `shape` */
function filtersFirst(published: Float32Array, shape: readonly number[]): Float32Array<ArrayBuffer> {
  const [filters = 0, channels = 0, height = 0, width = 0] = shape;
  const places = height * width;
  const values = new Float32Array(published.length);
  for (let filter = 0; filter < filters; filter++) {
    for (let channel = 0; channel < channels; channel++) {
      for (let place = 0; place < places; place++) {
        values[(filter * channels + channel) * places + place] =
          published[(place * channels + channel) * filters + filter]!;
      }
    }
  }
  return values;
}
