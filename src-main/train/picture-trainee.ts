import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { seededRandom } from './seeded-random.ts';
import { isTrainable, type Recipe } from './recipe.ts';
import type { PictureFile } from './picture-file.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { StoredTensors } from './tensor-files.ts';
import type { Batch, Trainee } from './trainee.ts';
import { toVariables } from './variables.ts';

export type PictureInput = Extract<Recipe['input'], { kind: 'pictures' }>;

/** Batches that are cut, turned and recompressed while the one before is computed. */
const LANES = 2;

export interface PictureTraineeParts {
  pictures: PictureFile;
  input: PictureInput;
  seed: number;
  trainable: Recipe['trainable'];
  /** Every weight of the network with its head. */
  start: StoredTensors;
  /** Pixels 0..255 [batch, side, side, 3] -> unit vectors [batch, dimensions]. */
  embed: (weights: ReadonlyMap<string, Tensor>, pixels: Tensor4D) => Tensor2D;
  /** A stored picture, changed at random, at `trainSize`. */
  augment: (pixels: Uint8Array, random: () => number) => Promise<Uint8Array>;
  /** A stored picture at `evaluationSize`. */
  shrink: (pixels: Uint8Array) => Promise<Uint8Array>;
}

/** The whole network on pictures; what is not trainable is a constant that no gradient is computed for. */
export function createPictureTrainee(tf: TensorFlow, parts: PictureTraineeParts): Trainee {
  const { pictures, input, seed, start } = parts;
  const learns = ([name]: readonly [string, unknown]): boolean => isTrainable(parts, name);
  const variables = toVariables(tf, new Map([...start].filter(learns)));
  const constants = [...start]
    .filter((entry) => !learns(entry))
    .map(([name, { values, shape }]) => [name, tf.tensor(values, [...shape])] as const);
  const weights = new Map<string, Tensor>([...constants, ...variables]);

  return {
    variables,
    lanes: LANES,
    readBatch: (rows, step) =>
      gather(rows, input.trainSize, async (row, slot) => {
        const picture = await pictures.read(row);
        return parts.augment(picture, seededRandom(seed, 'augmentation', step, slot));
      }),
    readHeldOut: (rows) =>
      gather(rows, input.evaluationSize, async (row) => parts.shrink(await pictures.read(row))),
    embed: (batch) => tf.tidy(() => parts.embed(weights, tf.cast(batch as Tensor4D, 'float32'))),
    finish: (values) => values,
    close: () => pictures.close(),
  };
}

async function gather(
  rows: readonly number[],
  side: number,
  read: (row: number, slot: number) => Promise<Uint8Array>,
): Promise<Batch> {
  const bytes = side * side * 3;
  const values = new Uint8Array(rows.length * bytes);
  await Promise.all(
    rows.map(async (row, slot) => {
      values.set(await read(row, slot), slot * bytes);
    }),
  );
  return { values, shape: [rows.length, side, side, 3] };
}
