import { describe, expect, it } from 'vitest';
import type { Layer, Network, NetworkInput } from '../../../src-main/network/description.ts';
import { emitOnnx } from '../../../src-main/network/emit-onnx.ts';
import { readSafetensors } from '../../../src-main/network/safetensors.ts';
import { paddingOf } from '../../../src-main/network/shapes.ts';
import { openOnnx } from './run-onnx.ts';
import { openTfjs } from './run-tfjs.ts';
import { type TensorToWrite, writeSafetensors } from './write-safetensors.ts';

const pool = { type: 'global-average-pool', name: 'pool', input: 'image' } as const;

const rawPixels = (size: number): NetworkInput => ({
  size,
  mean: [0, 0, 0],
  standardDeviation: [1, 1, 1],
});

/** Emits the layers both ways. */
function emit(layers: readonly Layer[], tensors: Record<string, TensorToWrite>, input: NetworkInput) {
  const network: Network = { layers, outputs: [layers.at(-1)!.name] };
  const weights = readSafetensors(writeSafetensors(tensors), 'weights');
  return { onnx: emitOnnx(network, weights, input), network, weights };
}

/** The values of the last layer for pixels [size, size, 3], as ONNX gives them; TensorFlow.js is held against it. */
async function run(
  layers: readonly Layer[],
  tensors: Record<string, TensorToWrite>,
  pixels: readonly number[],
  input = rawPixels(Math.sqrt(pixels.length / 3)),
): Promise<number[]> {
  const { onnx, network, weights } = emit(layers, tensors, input);
  const picture = Uint8Array.from(pixels);
  const [name] = network.outputs;
  const values = [...(await (await openOnnx(onnx, input.size)).run(picture))[name!]!];
  const { run: runTfjs } = await openTfjs(network, weights.tensors, input);
  const others = [...runTfjs(picture)[name!]!];
  expect(others).toHaveLength(values.length);
  for (const [at, value] of values.entries()) expect(others[at]).toBeCloseTo(value, 4);
  return values;
}

/** The values of a one-channel layer [size, size, 1], row by row. */
const runImage = (layer: Layer, ...rest: RestOf<typeof runImages>) => runImages([layer], ...rest);

type RestOf<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never;

/** The values of the last of some layers, which has one channel [size, size, 1], row by row. */
async function runImages(
  layers: readonly Layer[],
  size: number,
  tensors: Record<string, TensorToWrite>,
  pixels: readonly number[],
): Promise<number[]> {
  const places = size * size;
  // One filter for each place, which sees that place alone.
  const select = Array.from({ length: places * places }, (_, at) => (at % (places + 1) === 0 ? 1 : 0));
  const rows: Layer = {
    type: 'convolution',
    name: 'rows',
    input: layers.at(-1)!.name,
    kernel: size,
    stride: size,
    filters: places,
  };
  return run(
    [...layers, rows, { ...pool, input: 'rows' }],
    {
      ...tensors,
      'rows.weight': { shape: [places, 1, size, size], values: select },
      'rows.bias': { shape: [places], values: Array<number>(places).fill(0) },
    },
    pixels,
  );
}

/** A square whose pixel n (row by row) is n, in each channel n, 10n and 0. */
const counted = (size: number): number[] =>
  Array.from({ length: size * size }, (_, place) => [place, place * 10, 0]).flat();

const plusHalf = (value: number): number => value + 0.5;
const vector = (...values: number[]): TensorToWrite => ({ shape: [values.length], values });

describe('each layer computes what its description says', () => {
  it('normalises each channel', async () => {
    const input: NetworkInput = { size: 1, mean: [10, 20, 30], standardDeviation: [2, 4, 5] };
    expect(await run([pool], {}, [20, 40, 255], input)).toEqual([5, 5, 45]);
  });

  it('takes channels last: red, green, blue of a pixel lie together', async () => {
    expect(await run([pool], {}, [1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9])).toEqual([4, 5, 6]);
  });

  const sumOfRed = {
    shape: [1, 3, 3, 3],
    values: [...Array<number>(9).fill(1), ...Array<number>(18).fill(0)],
  };
  const convolution = { type: 'convolution', name: 'c', input: 'image', kernel: 3, filters: 1 } as const;

  it('convolves with stride 2 over an even side: the row of zeros comes after', async () => {
    const weights = { 'c.weight': sumOfRed, 'c.bias': vector(0.5) };
    const sums = await runImage({ ...convolution, stride: 2 }, 2, weights, counted(4));
    // Of the 3 x 3 squares of 0..15 from 0, 2, 8 and 10 on, cut at the right and lower edge.
    expect(sums).toEqual(
      [45, 2 + 3 + 6 + 7 + 10 + 11, 8 + 9 + 10 + 12 + 13 + 14, 10 + 11 + 14 + 15].map(plusHalf),
    );
  });

  it('convolves with stride 2 over an odd side: zeros on both sides', async () => {
    const weights = { 'c.weight': sumOfRed, 'c.bias': vector(0) };
    const sums = await runImage({ ...convolution, stride: 2 }, 2, weights, counted(3));
    expect(sums).toEqual([0 + 1 + 3 + 4, 1 + 2 + 4 + 5, 3 + 4 + 6 + 7, 4 + 5 + 7 + 8]);
  });

  it('surrounds the image with zeros, which are the mean, not black', async () => {
    const mean: NetworkInput = { ...rawPixels(1), mean: [100, 0, 0] };
    const layers: Layer[] = [
      { ...convolution, stride: 1 },
      { ...pool, input: 'c' },
    ];
    expect(await run(layers, { 'c.weight': sumOfRed, 'c.bias': vector(0) }, [107, 0, 0], mean)).toEqual([7]);
  });

  it('correlates, does not flip: the first weight meets the upper left pixel', async () => {
    const upperLeft = { shape: [1, 3, 3, 3], values: [1, ...Array<number>(26).fill(0)] };
    const weights = { 'c.weight': upperLeft, 'c.bias': vector(0) };
    const moved = await runImage({ ...convolution, stride: 1 }, 3, weights, counted(3));
    expect(moved).toEqual([0, 0, 0, 0, 0, 1, 0, 3, 4]);
  });

  it('surrounds the image with as many zeros as it is told', async () => {
    const weights = { 'c.weight': sumOfRed, 'c.bias': vector(0) };
    const sums = await runImage({ ...convolution, stride: 2, padding: 1 }, 2, weights, counted(4));
    // Of 0..15, squares that start one row and one column before the image.
    expect(sums).toEqual([0 + 1 + 4 + 5, 1 + 2 + 3 + 5 + 6 + 7, 4 + 5 + 8 + 9 + 12 + 13, 90]);
    const inside = await runImage({ ...convolution, stride: 1, padding: 0 }, 2, weights, counted(4));
    expect(inside).toEqual([45, 54, 81, 90]);
  });

  it('brings each filter to mean 0 and variance 1', async () => {
    const layer: Layer = {
      type: 'standardised-convolution',
      name: 'c',
      input: 'image',
      kernel: 1,
      stride: 1,
      padding: 0,
      filters: 2,
    };
    // Means 2 and 5; variances 2/3 and 0, which stays a filter of zeros.
    const weights = { 'c.weight': { shape: [2, 3, 1, 1], values: [1, 2, 3, 5, 5, 5] } };
    const [first, second] = await run([layer, { ...pool, input: 'c' }], weights, [10, 20, 40]);
    expect(first).toBeCloseTo(30 / Math.sqrt(2 / 3), 4);
    expect(second).toBe(0);
  });

  it('takes the largest of a window, zeros around the image among them', async () => {
    const negative: Layer = {
      type: 'convolution',
      name: 'n',
      input: 'image',
      kernel: 1,
      stride: 1,
      filters: 1,
    };
    const layers: Layer[] = [
      negative,
      { type: 'max-pool', name: 'm', input: 'n', kernel: 3, stride: 2, padding: 1 },
    ];
    const weights = {
      'n.weight': { shape: [1, 3, 1, 1], values: [-1, 0, 0] },
      'n.bias': vector(-1),
    };
    // Minus 1 to minus 36, row by row. One window of nine lies within on a side of 6, four of nine on one of 7.
    expect(await runImages(layers, 3, weights, counted(6))).toEqual([0, 0, 0, 0, -8, -10, 0, -20, -22]);
    expect(await runImages(layers, 4, weights, counted(7))).toEqual([
      0, 0, 0, 0, 0, -9, -11, 0, 0, -23, -25, 0, 0, 0, 0, 0,
    ]);
  });

  it('brings each group of channels to mean 0 and variance 1, then scales and moves each channel', async () => {
    const layers: Layer[] = [
      { type: 'convolution', name: 'c', input: 'image', kernel: 1, stride: 1, filters: 4 },
      { type: 'group-norm', name: 'g', input: 'c', groups: 2 },
      { ...pool, input: 'g' },
    ];
    const weights = {
      // Red, green; then blue twice, which is 0 everywhere: variance 0.
      'c.weight': { shape: [4, 3, 1, 1], values: [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1] },
      'c.bias': vector(0, 0, 0, 0),
      'g.weight': vector(1, 2, 3, 4),
      'g.bias': vector(0, 0, 0.5, -1),
    };
    // Of red 0 and 2 and green 4 and 10: mean 4, variance 14.
    const means = await run(layers, weights, [0, 4, 0, 2, 10, 0, 0, 4, 0, 2, 10, 0]);
    const deviation = Math.sqrt(14 + 1e-5);
    for (const [at, expected] of [-3 / deviation, (2 * 3) / deviation, 0.5, -1].entries()) {
      expect(means[at]).toBeCloseTo(expected, 5);
    }
  });

  it('cuts at 0', async () => {
    const input: NetworkInput = { size: 1, mean: [10, 0, 0], standardDeviation: [1, 1, 1] };
    const cut: Layer = { type: 'relu', name: 'cut', input: 'image' };
    expect(await run([cut, { ...pool, input: 'cut' }], {}, [3, 5, 200], input)).toEqual([0, 5, 200]);
  });

  it('convolves each channel by itself', async () => {
    const layer: Layer = {
      type: 'depthwise-convolution',
      name: 'd',
      input: 'image',
      kernel: 1,
      stride: 1,
    };
    const weights = { 'd.weight': { shape: [3, 1, 1, 1], values: [1, 2, 3] }, 'd.bias': vector(0, 0, 7) };
    expect(await run([layer, { ...pool, input: 'd' }], weights, counted(2))).toEqual([1.5, 30, 7]);
  });

  it('cuts at 0 and at 6', async () => {
    const input: NetworkInput = { size: 1, mean: [10, 0, 0], standardDeviation: [1, 1, 1] };
    const cut: Layer = { type: 'relu6', name: 'cut', input: 'image' };
    expect(await run([cut, { ...pool, input: 'cut' }], {}, [3, 5, 200], input)).toEqual([0, 5, 6]);
  });

  it('adds', async () => {
    const add: Layer = { type: 'add', name: 'sum', inputs: ['image', 'image'] };
    expect(await run([add, { ...pool, input: 'sum' }], {}, [1, 2, 3])).toEqual([2, 4, 6]);
  });

  it('multiplies with a row of weights for each unit', async () => {
    const dense: Layer = { type: 'dense', name: 'd', input: 'pool', units: 2 };
    const weights = { 'd.weight': { shape: [2, 3], values: [1, 0, 0, 1, 1, 1] }, 'd.bias': vector(0.5, -1) };
    expect(await run([pool, dense], weights, [1, 2, 3])).toEqual([1.5, 5]);
  });

  it('turns numbers into shares, however large they are', async () => {
    const softmax: Layer = { type: 'softmax', name: 's', input: 'pool' };
    const shares = await run([pool, softmax], {}, [255, 255, 0]);
    expect(shares).toEqual([0.5, 0.5, 0]);
  });

  it('makes length 1, and leaves zero alone', async () => {
    const unit: Layer = { type: 'l2-normalise', name: 'u', input: 'pool' };
    const lengthOne = await run([pool, unit], {}, [0, 30, 40]);
    expect(lengthOne.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0, 0.6, 0.8]);
    expect(await run([pool, unit], {}, [0, 0, 0])).toEqual([0, 0, 0]);
  });
});

describe('"same" padding', () => {
  it.each([
    [224, 3, 2, 0, 1],
    [56, 5, 2, 1, 2],
    [7, 3, 2, 1, 1],
    [14, 5, 1, 2, 2],
    [7, 1, 1, 0, 0],
    [5, 1, 2, 0, 0],
  ])(
    'of %i places, kernel %i, stride %i is %i before and %i after',
    (size, kernel, stride, before, after) => {
      expect(paddingOf({ kernel, stride }, size)).toEqual({ before, after });
    },
  );
});

describe('a description that contradicts itself is a mistake of ours', () => {
  const emitLayers =
    (...layers: Layer[]) =>
    () =>
      emit(layers, {}, rawPixels(4));

  it.each<[string, Layer[], RegExp]>([
    ['an input that does not exist', [{ ...pool, input: 'nowhere' }], /'nowhere' has been computed/],
    ['a name that is taken', [pool, { ...pool, name: 'pool' }], /two layers are named 'pool'/],
    ['two unlike things added', [pool, { type: 'add', name: 's', inputs: ['image', 'pool'] }], /unlike/],
    ['a dense layer over an image', [{ type: 'dense', name: 'd', input: 'image', units: 1 }], /not pooled/],
    ['an image as an output', [{ type: 'relu6', name: 'cut', input: 'image' }], /not pooled/],
    [
      'channels that do not fill their groups',
      [{ type: 'group-norm', name: 'g', input: 'image', groups: 2 }],
      /unequal size/,
    ],
    [
      'a window that does not fit',
      [{ type: 'max-pool', name: 'm', input: 'image', kernel: 7, stride: 1, padding: 1 }],
      /more than there is/,
    ],
    ['pooling of what is pooled', [pool, { ...pool, name: 'p', input: 'pool' }], /no image/],
  ])('%s', (_what, layers, message) => {
    expect(emitLayers(...layers)).toThrow(message);
  });
});
