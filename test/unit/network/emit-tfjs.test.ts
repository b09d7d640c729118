import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scalar, Tensor as TfjsTensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { bitResNet } from '../../../src-main/network/bit-resnet.ts';
import type { Network, NetworkInput } from '../../../src-main/network/description.ts';
import { efficientNetLite0 } from '../../../src-main/network/efficientnet-lite0.ts';
import { emitOnnx } from '../../../src-main/network/emit-onnx.ts';
import { withHead } from '../../../src-main/network/projection-head.ts';
import { readSafetensors } from '../../../src-main/network/safetensors.ts';
import { weightShapes } from '../../../src-main/network/weight-shapes.ts';
import { formulaWeights } from './formula-weights.ts';
import { openOnnx } from './run-onnx.ts';
import { openTfjs } from './run-tfjs.ts';
import { drawPicture } from './synthetic-pictures.ts';
import { worstDifference } from './worst-difference.ts';

const inputOf = (size: number, mean: number, deviation: number): NetworkInput => ({
  size,
  mean: [mean, mean, mean],
  standardDeviation: [deviation, deviation, deviation],
});

describe('EfficientNet-Lite0 on TensorFlow.js', () => {
  const path = join(import.meta.dirname, '../../../models/efficientnet-lite0/weights.safetensors');
  const bundled = readSafetensors(readFileSync(path), path).tensors;
  const input = inputOf(224, 127, 128);

  it.each<[string, Network]>([
    ['as bundled', efficientNetLite0(1000)],
    ['with a head', withHead(efficientNetLite0(null), 128)],
    ['with a head beside its classifier', withHead(efficientNetLite0(1000), 128)],
  ])('gives what ONNX gives, %s', async (_how, network) => {
    const tensors = new Map([...formulaWeights(weightShapes(network, input.size)), ...bundled]);
    const pictures = ['landscape', 'noise-8', 'checkers-16'].map((name) => drawPicture(name));
    const { run: runOnnx } = await openOnnx(emitOnnx(network, { path, tensors }, input), input.size);
    const { run: runTfjs, close } = await openTfjs(network, tensors, input);
    const expected = await runOnnx(...pictures);
    const ours = runTfjs(...pictures);
    close();
    expect(Object.keys(ours)).toEqual(network.outputs);
    for (const name of network.outputs) {
      expect(worstDifference(ours[name]!, expected[name]!)).toBeLessThan(1e-4);
    }
  });
});

describe('a network that trains', () => {
  const input = inputOf(33, 127.5, 127.5);
  const pictures = ['landscape', 'blobs-many'].map((name) => drawPicture(name, input.size));
  const small: [string, Network][] = [
    ['BiT', withHead(bitResNet({ stemFilters: 8, units: [1, 2], groups: 4 }), 6)],
    ['depthwise', withHead(depthwiseNetwork(), 6)],
  ];

  it.each(small)('has a gradient that is its slope: %s', async (_name, network) => {
    const tensors = formulaWeights(weightShapes(network, input.size));
    const { tf, compute, weights, imageOf, close } = await openTfjs(network, tensors, input);
    const image = imageOf(pictures);
    const wanted = tf.tensor2d(
      [...Array(12).keys()].map((at) => Math.sin(at * 7)),
      [2, 6],
    );
    const names = [...weights.keys()];
    const loss = (...values: TfjsTensor[]): Scalar => {
      const outputs = compute(new Map(names.map((name, at) => [name, values[at]!])), image);
      return tf.sum(tf.mul(outputs.get('vector')!, wanted));
    };

    const slopes = tf.grads(loss)([...weights.values()]);
    for (const [at, name] of names.entries()) {
      const gradient = slopes[at]!.dataSync();
      // Along the gradient itself, in which all weights of a tensor take part.
      const length = Math.hypot(...gradient);
      expect(length, name).toBeGreaterThan(1e-6);
      const step = tf.mul(slopes[at]!, 1e-3 / length);
      const moved = (direction: number): number => {
        const values = [...weights.values()];
        values[at] = tf.add(values[at]!, tf.mul(step, direction));
        return loss(...values).dataSync()[0]!;
      };
      const slope = (moved(1) - moved(-1)) / 2e-3;
      // What float32 and the kinks of relu allow over such a step.
      expect(Math.abs(slope / length - 1), name).toBeLessThan(0.02);
    }
    close();
  });

  it.each(small)('keeps nothing but its outputs, forward or backward: %s', async (_name, network) => {
    const tensors = formulaWeights(weightShapes(network, input.size));
    const { tf, compute, weights, imageOf, close } = await openTfjs(network, tensors, input);
    const image = imageOf(pictures);
    const before = tf.memory().numTensors;
    const outputs = compute(weights, image);
    expect(tf.memory().numTensors - before).toBe(network.outputs.length);
    tf.dispose([...outputs.values()]);

    const first = weights.get('projection.weight')!;
    const slope = tf.grad((weight) => {
      const vector = compute(new Map([...weights, ['projection.weight', weight]]), image).get('vector')!;
      return tf.sum(tf.square(vector));
    })(first);
    slope.dispose();
    expect(tf.memory().numTensors).toBe(before);
    close();
  });

  it('has a gradient of 0, not none, where a vector is all zero', async () => {
    const network = withHead(bitResNet({ stemFilters: 4, units: [1], groups: 2 }), 3);
    const shapes = weightShapes(network, input.size);
    const zeros = new Map(
      [...shapes].map(([name, shape]) => {
        const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
        return [name, { shape, values }];
      }),
    );
    const { tf, compute, weights, imageOf, close } = await openTfjs(network, zeros, input);
    const names = [...weights.keys()];
    const slopes = tf.grads((...values: TfjsTensor[]) => {
      const outputs = compute(new Map(names.map((name, at) => [name, values[at]!])), imageOf(pictures));
      return tf.sum(outputs.get('vector')!);
    })([...weights.values()]);
    for (const slope of slopes) expect(slope.dataSync().every(Number.isFinite)).toBe(true);
    close();
  });
});

/** The layers of EfficientNet-Lite0, few of them. */
function depthwiseNetwork(): Network {
  const layers: Network['layers'] = [
    { type: 'convolution', name: 'stem', input: 'image', kernel: 3, stride: 2, filters: 6 },
    { type: 'depthwise-convolution', name: 'depthwise', input: 'stem', kernel: 5, stride: 2 },
    { type: 'relu6', name: 'cut', input: 'depthwise' },
    { type: 'convolution', name: 'same', input: 'cut', kernel: 1, stride: 1, filters: 6 },
    { type: 'add', name: 'sum', inputs: ['same', 'cut'] },
    { type: 'global-average-pool', name: 'feature', input: 'sum' },
  ];
  return { layers, outputs: ['feature', 'vector'] };
}
