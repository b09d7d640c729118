import type { Recipe } from './recipe.ts';
import { seededRandom } from './seeded-random.ts';
import type { StoredTensors } from './tensor-files.ts';

/** A head that knows nothing yet: random weights and a bias of zeros. */
export function initialHead(
  kind: Recipe['initialHead'],
  channels: number,
  dimensions: number,
  seed: number,
): StoredTensors {
  const random = seededRandom(seed, 'head');
  const draw = kind === 'glorot-uniform' ? glorotUniform(channels, dimensions) : lecunNormal(channels);
  const weight = Float32Array.from({ length: dimensions * channels }, () => draw(random));
  return new Map([
    ['projection.weight', { shape: [dimensions, channels], values: weight }],
    ['projection.bias', { shape: [dimensions], values: new Float32Array(dimensions) }],
  ]);
}

/** As Keras, and so the paper, starts a dense layer. */
function glorotUniform(channels: number, dimensions: number): (random: () => number) => number {
  const limit = Math.sqrt(6 / (channels + dimensions));
  return (random) => (2 * random() - 1) * limit;
}

/** Keeps the variance of what goes in. Normal numbers by Box and Muller. */
function lecunNormal(channels: number): (random: () => number) => number {
  const deviation = Math.sqrt(1 / channels);
  return (random) => deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
