import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModel, type LoadedModel } from '../../../src-main/network/load-model.ts';
import { openOnnx, type Outputs } from './run-onnx.ts';
import { drawPicture } from './synthetic-pictures.ts';

interface ReferencePicture {
  name: string;
  pixelsSha256: string;
  best: number;
  bestProbability: number;
  /** Base64 of little-endian float16 [1280]. */
  feature: string;
}

const root = join(import.meta.dirname, '../../..');
const fixture = JSON.parse(
  readFileSync(join(root, 'test/fixtures/network/efficientnet-lite0.json'), 'utf8'),
) as { pictures: ReferencePicture[] };

let model: LoadedModel;
let run: (...pictures: readonly Uint8Array[]) => Promise<Outputs>;

beforeAll(async () => {
  model = await loadModel({ bundledDir: join(root, 'models'), installedDir: join(root, 'models', 'none') });
  ({ run } = await openOnnx(model.onnx, model.inputSize));
});

describe('the bundled network gives what the published one gives', () => {
  it('on twenty pictures', () => {
    expect(fixture.pictures).toHaveLength(20);
  });

  it.each(fixture.pictures)('$name', async ({ name, pixelsSha256, best, bestProbability, feature }) => {
    const pixels = drawPicture(name);
    expect(createHash('sha256').update(pixels).digest('hex')).toBe(pixelsSha256);

    const ours = await run(pixels);
    const expected = new Float16Array(new Uint8Array(Buffer.from(feature, 'base64')).buffer);
    // Promised is 0.999. Half-precision weights keep 0.9999; padding on the wrong side falls below 0.96.
    expect(cosine(ours.feature!, expected)).toBeGreaterThan(0.9995);
    expect(length(ours.feature!) / length(expected)).toBeCloseTo(1, 2);

    const ourBest = ours.probabilities!.indexOf(Math.max(...ours.probabilities!));
    expect(ourBest).toBe(best);
    expect(ours.probabilities![best]).toBeCloseTo(bestProbability, 2);
  });
});

describe('what the network gives', () => {
  it('is a feature, the same at length 1, and probabilities that sum to 1', async () => {
    const { feature, vector, probabilities } = await run(drawPicture('blobs-few'));
    expect([feature!.length, vector!.length, probabilities!.length]).toEqual([1280, 1280, 1000]);
    expect(length(vector!)).toBeCloseTo(1, 5);
    expect(cosine(feature!, vector!)).toBeCloseTo(1, 5);
    expect(probabilities!.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
  });

  it('is the same, bit for bit, each time', async () => {
    const pixels = drawPicture('landscape');
    expect(await run(pixels)).toEqual(await run(pixels));
  });

  it('does not depend on what else is in the batch', async () => {
    const pictures = ['rings-fine', 'noise-8', 'landscape'].map((name) => drawPicture(name));
    const together = await run(...pictures);
    for (const [index, picture] of pictures.entries()) {
      const alone = await run(picture);
      for (const [name, values] of Object.entries(alone)) {
        const ofBatch = together[name]!.subarray(index * values.length, (index + 1) * values.length);
        expect(largestDifference(ofBatch, values)).toBeLessThan(1e-5);
      }
    }
  });
});

/** Widened to doubles, so that the sums add no error of their own. */
type Values = Iterable<number>;

function dot(a: Values, b: Values): number {
  const second = [...b];
  return [...a].reduce((sum, value, index) => sum + value * second[index]!, 0);
}

const length = (values: Values): number => Math.sqrt(dot(values, values));
const cosine = (a: Values, b: Values): number => dot(a, b) / (length(a) * length(b));
const largestDifference = (a: Values, b: Values): number => {
  const second = [...b];
  return Math.max(...[...a].map((value, index) => Math.abs(value - second[index]!)));
};
