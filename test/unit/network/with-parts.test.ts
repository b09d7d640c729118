import { describe, expect, it } from 'vitest';
import { bitResNet } from '../../../src-main/network/bit-resnet.ts';
import type { NetworkInput } from '../../../src-main/network/description.ts';
import { emitOnnx } from '../../../src-main/network/emit-onnx.ts';
import { type LastImages, lastImagesOf } from '../../../src-main/network/last-images.ts';
import { loadModel } from '../../../src-main/network/load-model.ts';
import { withHead } from '../../../src-main/network/projection-head.ts';
import { weightShapes } from '../../../src-main/network/weight-shapes.ts';
import { withParts } from '../../../src-main/network/with-parts.ts';
import { formulaWeights } from './formula-weights.ts';
import { makePlaces } from './own-models.ts';
import { openOnnx } from './run-onnx.ts';
import { drawPicture } from './synthetic-pictures.ts';
import { worstDifference } from './worst-difference.ts';

/** What a model tells with its parts and without them, of the same picture. */
async function bothWays(onnx: Uint8Array, lastImages: LastImages, size: number) {
  const picture = drawPicture('blobs-many', size);
  const [plain, parted] = [await openOnnx(onnx, size), await openOnnx(withParts(onnx, lastImages), size)];
  try {
    return { before: await plain.run(picture), after: await parted.run(picture) };
  } finally {
    await Promise.all([plain.close(), parted.close()]);
  }
}

/** Mean over all places of [channels, rows, columns]. */
function pooled(parts: Float32Array, { channels, rows, columns }: LastImages): Float32Array {
  const places = rows * columns;
  return Float32Array.from(
    { length: channels },
    (_, channel) =>
      parts.subarray(channel * places, (channel + 1) * places).reduce((sum, value) => sum + value, 0) /
      places,
  );
}

describe('a model with its parts', () => {
  it('tells what EfficientNet-Lite0 pools, and all else as before', async () => {
    const places = makePlaces();
    const { onnx, lastImages, inputSize } = await loadModel(places);
    expect(lastImages).toEqual({ layer: 'head.relu6', rows: 7, columns: 7, channels: 1280 });
    const { before, after } = await bothWays(onnx, lastImages, inputSize);
    expect(Object.keys(after).sort()).toEqual([...Object.keys(before), 'parts'].sort());
    for (const [name, values] of Object.entries(before)) {
      expect(worstDifference(after[name]!, values)).toBeLessThan(1e-5);
    }
    expect(worstDifference(pooled(after['parts']!, lastImages), before['feature']!)).toBeLessThan(1e-5);
    places.remove();
  });

  it('tells what a BiT network under a trained head pools', async () => {
    const size = 64;
    const input: NetworkInput = {
      size,
      mean: [127.5, 127.5, 127.5],
      standardDeviation: [127.5, 127.5, 127.5],
    };
    const network = withHead(bitResNet({ stemFilters: 8, units: [1, 1, 1, 1], groups: 4 }), 16);
    const weights = { path: 'formula', tensors: formulaWeights(weightShapes(network, size)) };
    const lastImages = lastImagesOf(network, size);
    expect(lastImages).toEqual({ layer: 'norm.relu', rows: 2, columns: 2, channels: 256 });
    const { before, after } = await bothWays(emitOnnx(network, weights, input), lastImages, size);
    expect(worstDifference(after['vector']!, before['vector']!)).toBeLessThan(1e-5);
    expect(worstDifference(pooled(after['parts']!, lastImages), before['feature']!)).toBeLessThan(1e-5);
  });
});
