import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-core';
import { readTensors } from '../../src-main/network/read-tensors.ts';
import { writeTensors } from '../../src-main/network/write-tensors.ts';
import { Checkpoints } from '../../src-main/train/checkpoint.ts';
import { planEpoch } from '../../src-main/train/epoch-plan.ts';
import { measureScale } from '../../src-main/train/feature-scale.ts';
import { createHeadTrainee } from '../../src-main/train/head-trainee.ts';
import { initialHead } from '../../src-main/train/initial-head.ts';
import { createLoss } from '../../src-main/train/loss/create-loss.ts';
import { retrievalMeasure } from '../../src-main/train/measure-retrieval.ts';
import { recipeFor } from '../../src-main/train/preset/recipe-for.ts';
import { openRuntime } from '../../src-main/train/runtime/open-runtime.ts';
import { seededRandom } from '../../src-main/train/seeded-random.ts';
import { batchLoss } from '../../src-main/train/step-gradient.ts';
import { runTraining } from '../../src-main/train/training-loop.ts';
import type { TrainingSetup } from '../../src-main/train/training-setup.ts';
import { median, report } from './measurement.ts';

/**
 * What a training costs beside its forward and backward passes: the `quick` preset on as many photos as tf_flowers has,
 * against the gradients of the same batches alone. Those take the loss as it is, choosing its pairs included, for
 * there is no loss without them. All else is on the other side only: reading and uploading batches, the optimiser's
 * update, looking at the held-out photos after each epoch, checkpoints. Both run by turns, as the machine may be busy.
 */
const [PHOTOS, HELD_OUT, CLASSES, CHANNELS, SEED, TURNS] = [3_670, 550, 5, 1_280, 1, 5];

const { tf } = await openRuntime('wasm');
const random = seededRandom(SEED, 'features');
const labels = Array.from({ length: PHOTOS }, (_, photo) => photo % CLASSES);
const features = Float32Array.from(
  { length: PHOTOS * CHANNELS },
  (_, index) =>
    random() + Number(index % CHANNELS < 40 && index % CLASSES === labels[Math.floor(index / CHANNELS)]) / 4,
);
const rows = labels.map((_, row) => row);
const [trainRows, heldOutRows] = [rows.slice(HELD_OUT), rows.slice(0, HELD_OUT)];
const facts = {
  photos: trainRows.length,
  classes: CLASSES,
  network: 'efficientnet-lite0',
  inputSize: 224,
} as const;
const quick = recipeFor('quick', { ...facts, runtime: 'wasm', loss: 'semi-hard' });
const recipe = { ...quick, earlyStopping: { ...quick.earlyStopping, patience: quick.epochs } };
const loss = createLoss(recipe.loss.kind, recipe.loss);
const scale = measureScale(features, CHANNELS, trainRows);
const newTrainee = () =>
  createHeadTrainee(tf, features, scale, initialHead(recipe.initialHead, CHANNELS, recipe.dimensions, SEED));

const [whole, steps, bare]: [number[], number[], number[]] = [[], [], []];
for (let turn = 0; turn <= TURNS; turn++) {
  const seconds = [
    await secondsOfTraining(heldOutRows),
    await secondsOfTraining([]),
    await secondsOfPasses(),
  ];
  // The first turn warms up.
  if (turn > 0) for (const [index, taken] of seconds.entries()) [whole, steps, bare][index]?.push(taken);
}
const over = (seconds: readonly number[]): number =>
  median(seconds.map((taken, turn) => taken / (bare[turn] ?? NaN)));
const photos = recipe.epochs * recipe.stepsPerEpoch * recipe.microBatch;
const peer = `gradients of the same batches, ${(photos / median(bare)).toFixed(0)} photos/s`;
report({
  name: 'training over forward and backward alone',
  ...{ value: over(whole), unit: 'times', target: '<= 1.15', peer },
});
report({
  name: 'training without held-out photos over forward and backward alone',
  ...{ value: over(steps), unit: 'times', target: '<= 1.15', peer },
});
report({
  name: 'training of a head',
  ...{ value: photos / median(whole), unit: 'photos/s', target: 'none', peer: 'none' },
});

/** All epochs with everything that belongs to them. */
async function secondsOfTraining(heldOut: readonly number[]): Promise<number> {
  const runDir = mkdtempSync(join(tmpdir(), 'lookalike-bench-'));
  const setup: TrainingSetup = {
    ...{ runDir, runtime: 'wasm', seed: SEED, recipe, labels, trainRows, heldOutRows: heldOut },
    network: {
      name: 'efficientnet-lite0',
      input: { size: 224, mean: [127, 127, 127], standardDeviation: [128, 128, 128] },
      featureDimensions: CHANNELS,
    },
  };
  const files = { read: readTensors, write: writeTensors };
  let startedAtMs = 0;
  await runTraining({
    ...{ setup, tf, files, device: 'CPU', trainee: newTrainee() },
    checkpoints: new Checkpoints(files, runDir, 'benchmark', () => undefined),
    gate: { pass: () => Promise.resolve(true) },
    measure: retrievalMeasure(tf),
    emit: ({ type }) => {
      if (type === 'started') startedAtMs = performance.now();
    },
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  rmSync(runDir, { recursive: true });
  return seconds;
}

async function secondsOfPasses(): Promise<number> {
  const trainee = newTrainee();
  const variables = [...trainee.variables.values()];
  let elapsedMs = 0;
  for (let epoch = 1; epoch <= recipe.epochs; epoch++) {
    const batches = planEpoch(recipe, labels, trainRows, SEED, epoch);
    for (const batch of batches) {
      const { values, shape } = await trainee.readBatch(batch, 0);
      const input: Tensor = tf.tensor(values, [...shape]);
      const batchLabels = Int32Array.from(batch, (row) => labels[row] ?? -1);
      const fromMs = performance.now();
      const { value, grads } = tf.variableGrads(
        () => batchLoss(tf, loss, trainee.embed(input), batchLabels),
        variables,
      );
      elapsedMs += performance.now() - fromMs;
      tf.dispose([input, value, ...Object.values(grads)]);
    }
  }
  return elapsedMs / 1000;
}
