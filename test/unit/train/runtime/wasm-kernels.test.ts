import '@tensorflow/tfjs-backend-cpu';
import type { NamedAttrMap, Scalar, Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRuntime } from '../../../../src-main/train/runtime/open-runtime.ts';
import type { Runtime } from '../../../../src-main/train/runtime/runtime.ts';

let tf: Runtime['tf'];

beforeAll(async () => {
  ({ tf } = await openRuntime('wasm'));
});

/** Reproducible numbers between -1 and 1. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

interface Case {
  inputs: Record<string, { shape: number[]; values: ArrayLike<number>; dtype?: 'int32' }>;
  attributes: object;
}

/** The kernel's output on a backend. */
async function runOn(backend: string, kernel: string, { inputs, attributes }: Case) {
  await tf.setBackend(backend);
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { values, shape, dtype }]) => [
      name,
      tf.tensor(Array.from(values), shape, dtype),
    ]),
  );
  const result = tf.engine().runKernel<Tensor>(kernel, tensors, attributes as NamedAttrMap);
  const output = { shape: result.shape, values: Array.from(await result.data<'float32'>()) };
  tf.dispose([result, ...Object.values(tensors)]);
  return output;
}

/** Worst difference from the CPU backend, over the largest number that it gives. */
async function difference(kernel: string, given: Case): Promise<number> {
  const reference = await runOn('cpu', kernel, given);
  const ours = await runOn('wasm', kernel, given);
  expect(ours.shape).toEqual(reference.shape);
  const largest = reference.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeGreaterThan(0.1);
  const worst = reference.values.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (ours.values[index] ?? NaN))),
    0,
  );
  return worst / largest;
}

const geometries = [1, 2, 3]
  .flatMap((stride) => [1, 2, 3, 5].map((filter) => ({ stride, filter })))
  .flatMap((one) => (['same', 'valid'] as const).map((pad) => ({ ...one, pad })))
  .flatMap((one) => [7, 8].map((size) => ({ ...one, size })));

describe.each(geometries)(
  'filter $filter, stride $stride, $pad, $size pixels',
  ({ stride, filter, pad, size }) => {
    const batch = 2;

    function geometry(channels: number, outChannels: number) {
      // Not square, so that rows and columns taken for one another show.
      const inputShape = [batch, size, size + 3, channels] as [number, number, number, number];
      const filterShape = [filter, filter, channels, outChannels] as [number, number, number, number];
      const { outHeight, outWidth } = tf.backend_util.computeConv2DInfo(
        inputShape,
        filterShape,
        stride,
        1,
        pad,
      );
      const dense = [batch, outHeight, outWidth, outChannels];
      return { inputShape, filterShape, dense, depthwise: [batch, outHeight, outWidth, channels] };
    }

    const filled = (shape: number[], seed: number) => ({
      shape,
      values: numbers(
        shape.reduce((product, length) => product * length, 1),
        seed,
      ),
    });

    test('convolution: gradient of the filter', async () => {
      const { inputShape, filterShape, dense } = geometry(3, 5);
      const inputs = { x: filled(inputShape, 1), dy: filled(dense, 2) };
      const attributes = { strides: stride, pad, dataFormat: 'NHWC', filterShape };
      expect(await difference('Conv2DBackpropFilter', { inputs, attributes })).toBeLessThan(1e-6);
    });

    test('convolution: gradient of the input', async () => {
      const { inputShape, filterShape, dense } = geometry(3, 5);
      const inputs = { dy: filled(dense, 3), filter: filled(filterShape, 4) };
      const attributes = { strides: stride, pad, dataFormat: 'NHWC', inputShape };
      expect(await difference('Conv2DBackpropInput', { inputs, attributes })).toBeLessThan(1e-6);
    });

    test('depthwise convolution: gradient of the filter', async () => {
      const { inputShape, filterShape, depthwise } = geometry(6, 1);
      const inputs = { x: filled(inputShape, 5), dy: filled(depthwise, 6) };
      const attributes = { strides: stride, dilations: 1, pad, filterShape };
      expect(await difference('DepthwiseConv2dNativeBackpropFilter', { inputs, attributes })).toBeLessThan(
        1e-6,
      );
    });

    test('depthwise convolution: gradient of the input', async () => {
      const { inputShape, filterShape, depthwise } = geometry(6, 1);
      const inputs = { dy: filled(depthwise, 7), filter: filled(filterShape, 8) };
      const attributes = { strides: stride, dilations: 1, pad, inputShape };
      expect(await difference('DepthwiseConv2dNativeBackpropInput', { inputs, attributes })).toBeLessThan(
        1e-6,
      );
    });
  },
);

test.each([
  [true, false],
  [false, true],
  [true, true],
])('product with a transposed %s, b transposed %s', async (transposeA, transposeB) => {
  const inputs = {
    a: { shape: transposeA ? [2, 7, 5] : [2, 5, 7], values: numbers(70, 9) },
    b: { shape: transposeB ? [2, 4, 7] : [2, 7, 4], values: numbers(56, 10) },
  };
  expect(await difference('BatchMatMul', { inputs, attributes: { transposeA, transposeB } })).toBeLessThan(
    1e-6,
  );
});

test('sums of segments: an id twice, an id never, an id out of range', async () => {
  const inputs = {
    x: { shape: [5, 3], values: numbers(15, 11) },
    segmentIds: { shape: [5], values: [2, 0, 2, -1, 4], dtype: 'int32' as const },
  };
  expect(await difference('UnsortedSegmentSum', { inputs, attributes: { numSegments: 5 } })).toBeLessThan(
    1e-6,
  );
});

/** A small network with every layer that ours have, to a number. */
function smallNetwork(image: Tensor4D, weights: Tensor[]): Scalar {
  const [stem, depthwise, point, scale, dense] = weights as [Tensor4D, Tensor4D, Tensor4D, Tensor, Tensor];
  const filters = tf.sub(stem, tf.mean(stem, [0, 1, 2], true));
  let x = tf.maxPool(tf.relu(tf.conv2d(image, filters as Tensor4D, 2, 'same')), 3, 2, 'same');
  x = tf.relu6(tf.depthwiseConv2d(x, depthwise, 1, 'same'));
  x = tf.add(x, tf.conv2d(x, point, 1, 'same'));
  const grouped = tf.reshape(x, [image.shape[0], -1, 2, 2]);
  const { mean, variance } = tf.moments(grouped, [1, 3], true);
  const normal = tf.div(tf.sub(grouped, mean), tf.sqrt(tf.add(variance, 1e-5)));
  const feature = tf.mean(tf.mul(tf.reshape(normal, x.shape), scale), [1, 2]);
  const projected = tf.matMul(tf.add(feature, 1), dense, false, true);
  const unit = tf.div(projected, tf.sqrt(tf.sum(tf.square(projected), 1, true)));
  return tf.sum(tf.square(tf.sub(tf.gather(unit, tf.tensor1d([0, 0, 1], 'int32')), 0.3)));
}

const weightShapes = [[3, 3, 3, 4], [3, 3, 4, 1], [1, 1, 4, 4], [4], [3, 4]];

/** Loss and the gradient of each weight, as plain numbers. */
async function lossAndGradients(weights: readonly Float32Array[], backend: string) {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const image = tf.tensor4d(numbers(2 * 16 * 16 * 3, 12), [2, 16, 16, 3]);
    const tensors = weights.map((values, index) => tf.tensor(values, weightShapes[index]));
    const loss = (...given: Tensor[]): Scalar => smallNetwork(image, given);
    const { value, grads } = tf.valueAndGrads(loss)(tensors);
    return { loss: value.dataSync()[0] ?? NaN, gradients: grads.map((gradient) => gradient.dataSync()) };
  });
}

const weights = weightShapes.map((shape, index) =>
  numbers(
    shape.reduce((product, length) => product * length, 1),
    20 + index,
  ),
);

test('gradients through all layers agree with those of the CPU backend', async () => {
  const ours = await lossAndGradients(weights, 'wasm');
  const reference = await lossAndGradients(weights, 'cpu');
  for (const [index, gradient] of reference.gradients.entries()) {
    const largest = Math.max(...gradient.map(Math.abs));
    expect(largest).toBeGreaterThan(1e-3);
    for (const [place, value] of gradient.entries()) {
      expect(Math.abs((ours.gradients[index]?.[place] ?? NaN) - value)).toBeLessThan(2e-5 * largest);
    }
  }
});

test.each(weightShapes.map((shape, index) => ({ shape: shape.join('x'), index })))(
  'the gradient of the $shape weights agrees with finite differences',
  async ({ index }) => {
    const { gradients } = await lossAndGradients(weights, 'wasm');
    const gradient = gradients[index] as Float32Array;
    const steepness = gradient.reduce((sum, value) => sum + value * value, 0);
    // Along the gradient itself, where the loss changes most; far enough that float32 can tell the difference.
    const step = 2e-3 / Math.sqrt(steepness);
    const moved = async (distance: number): Promise<number> => {
      const changed = weights.map((values, at) =>
        at === index ? values.map((value, place) => value + distance * (gradient[place] ?? NaN)) : values,
      );
      return (await lossAndGradients(changed, 'wasm')).loss;
    };
    const slope = ((await moved(step)) - (await moved(-step))) / (2 * step);
    expect(slope / steepness).toBeGreaterThan(0.98);
    expect(slope / steepness).toBeLessThan(1.02);
  },
);

test('steps leave nothing behind', async () => {
  await lossAndGradients(weights, 'wasm');
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  for (let step = 0; step < 20; step++) await lossAndGradients(weights, 'wasm');
  expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers, numBytes });
});
