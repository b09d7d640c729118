import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bitTensors } from '../../../src-main/network/bit-names.ts';
import { bitMR50x1 } from '../../../src-main/network/bit-resnet.ts';
import type { NetworkInput } from '../../../src-main/network/description.ts';
import { emitOnnx } from '../../../src-main/network/emit-onnx.ts';
import { withHead } from '../../../src-main/network/projection-head.ts';
import type { Tensor } from '../../../src-main/network/safetensors.ts';
import { inferShapes } from '../../../src-main/network/shapes.ts';
import { weightShapes } from '../../../src-main/network/weight-shapes.ts';
import { formulaBitWeights, formulaWeights } from './formula-weights.ts';
import { openOnnx } from './run-onnx.ts';
import { openTfjs } from './run-tfjs.ts';
import { drawPicture } from './synthetic-pictures.ts';
import { worstDifference } from './worst-difference.ts';

interface ReferencePicture {
  name: string;
  size: number;
  pixelsSha256: string;
  /** Base64 of little-endian float32 [2048]. */
  feature: string;
}

const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/network/bit-m-r50x1.json'), 'utf8'),
) as { pictures: ReferencePicture[] };

const inputOf = (size: number): NetworkInput => ({
  size,
  mean: [127.5, 127.5, 127.5],
  standardDeviation: [127.5, 127.5, 127.5],
});

describe('the description of BiT-M R50x1', () => {
  const network = bitMR50x1();

  it('has the published tensors, 23.5 million numbers', () => {
    const tensors = bitTensors();
    expect(tensors).toHaveLength(1 + 16 * 9 + 4 + 2);
    const numbers = tensors.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    expect(numbers.reduce((sum, count) => sum + count, 0)).toBe(23_500_352);
    expect(tensors).toContainEqual({
      npz: 'resnet/block4/unit01/a/proj/standardized_conv2d/kernel',
      name: 'block4.unit01.shortcut.weight',
      shape: [2048, 1024, 1, 1],
    });
    expect(tensors).toContainEqual({
      npz: 'resnet/group_norm/beta',
      name: 'norm.bias',
      shape: [2048],
    });
    expect(new Set(tensors.map(({ npz }) => npz)).size).toBe(tensors.length);
  });

  it.each([
    [128, 32, 4],
    [160, 40, 5],
    [224, 56, 7],
    [225, 57, 8],
  ])('brings %i pixels down to %i places, then %i', (size, afterRoot, last) => {
    const shapes = inferShapes(network, size);
    expect(shapes.get('root.pool')).toEqual([afterRoot, afterRoot, 64]);
    expect(shapes.get('norm.relu')).toEqual([last, last, 2048]);
    expect(shapes.get('feature')).toEqual([2048]);
  });
});

describe.each([128, 160, 224])('BiT-M R50x1 at %i pixels', (size) => {
  const network = withHead(bitMR50x1(), 128);
  const pictures = fixture.pictures.filter((picture) => picture.size === size);
  let weights: ReadonlyMap<string, Tensor>;
  let ours: Readonly<Record<string, Float32Array>>;

  beforeAll(async () => {
    weights = new Map([...formulaWeights(weightShapes(network, size)), ...formulaBitWeights()]);
    const onnx = await openOnnx(
      emitOnnx(network, { path: 'formula', tensors: weights }, inputOf(size)),
      size,
    );
    ours = await onnx.run(...pictures.map(({ name }) => drawPicture(name, size)));
    await onnx.close();
  });

  it('gives what an independent implementation gives', () => {
    expect(pictures.length).toBeGreaterThan(1);
    for (const [index, { name, pixelsSha256, feature }] of pictures.entries()) {
      expect(createHash('sha256').update(drawPicture(name, size)).digest('hex')).toBe(pixelsSha256);
      const expected = new Float32Array(new Uint8Array(Buffer.from(feature, 'base64')).buffer);
      // Promised is 1e-3. Zeros left out of the max-pool's windows would make it 2e-2 to 1e-1.
      expect(
        worstDifference(ours['feature']!.subarray(index * 2048, (index + 1) * 2048), expected),
      ).toBeLessThan(1e-4);
    }
  });

  it('tells the pictures apart', () => {
    const feature = ours['feature']!;
    expect(worstDifference(feature.subarray(0, 2048), feature.subarray(2048, 4096))).toBeGreaterThan(0.1);
  });

  it('gives the same on TensorFlow.js, head and all', async () => {
    const { run, close } = await openTfjs(network, weights, inputOf(size));
    const theirs = run(...pictures.map(({ name }) => drawPicture(name, size)));
    close();
    expect(Object.keys(theirs)).toEqual(['feature', 'vector']);
    for (const [name, values] of Object.entries(theirs)) {
      expect(worstDifference(values, ours[name]!)).toBeLessThan(1e-4);
    }
    expect(theirs['vector']).toHaveLength(pictures.length * 128);
  });
});
