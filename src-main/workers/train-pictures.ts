import type { Tensor2D } from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { networkInput } from '../decode/network-input.ts';
import { recompress } from '../decode/recompress.ts';
import { emitTfjs, normalisePixels, type TfjsFunction } from '../network/emit-tfjs.ts';
import { backboneNetwork } from '../network/model-definition.ts';
import { withHead } from '../network/projection-head.ts';
import { augmentPicture } from '../train/augment/augment-picture.ts';
import { openPictureFile } from '../train/picture-file.ts';
import { createPictureTrainee, type PictureInput } from '../train/picture-trainee.ts';
import { modelInputOf } from '../train/recipe.ts';
import type { TensorFlow } from '../train/tensor-flow.ts';
import type { StoredTensors } from '../train/tensor-files.ts';
import type { Trainee } from '../train/trainee.ts';
import { runFiles, type TrainingSetup } from '../train/training-setup.ts';

/** @param start every weight of the network and its head */
export async function openPictures(
  tf: TensorFlow,
  setup: TrainingSetup,
  input: PictureInput,
  start: StoredTensors,
): Promise<Trainee> {
  const { runDir, labels, recipe, seed, network } = setup;
  const { storedSize, evaluationSize, trainSize, augmentation } = input;
  const pictures = await openPictureFile(join(runDir, runFiles.pictures), labels.length, storedSize);
  const graphOf = graphsBySize(tf, setup);
  const seen = modelInputOf(recipe, network.input);

  return createPictureTrainee(tf, {
    pictures,
    input,
    start,
    seed,
    trainable: recipe.trainable,
    embed: (weights, pixels) => {
      const outputs = graphOf(pixels.shape[1])(weights, normalisePixels(tf, pixels, seen));
      const vector = outputs.get('vector');
      if (!vector) throw new Error('the network gives no vector');
      return vector;
    },
    augment: (pixels, random) =>
      augmentPicture(pixels, { from: storedSize, to: trainSize }, augmentation, random, recompress),
    shrink: (pixels) =>
      storedSize === evaluationSize
        ? Promise.resolve(pixels)
        : networkInput({ width: storedSize, height: storedSize, data: Buffer.from(pixels) }, evaluationSize),
  });
}

/** Training and held-out photos may differ in size: a network is laid out for each once. */
function graphsBySize(
  tf: TensorFlow,
  { recipe, network }: TrainingSetup,
): (size: number) => (...input: Parameters<TfjsFunction>) => Map<string, Tensor2D> {
  const description = withHead(backboneNetwork(network.name), recipe.dimensions);
  const graphs = new Map<number, TfjsFunction>();
  return (size) => {
    const known = graphs.get(size) ?? emitTfjs(tf, description, size);
    graphs.set(size, known);
    return known;
  };
}
