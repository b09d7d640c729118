import { beforeAll, describe, expect, it } from 'vitest';
import { readTensors } from '../../../src-main/network/read-tensors.ts';
import { writeTensors } from '../../../src-main/network/write-tensors.ts';
import { Checkpoints } from '../../../src-main/train/checkpoint.ts';
import { unscaled } from '../../../src-main/train/feature-scale.ts';
import type { MeasureRetrieval } from '../../../src-main/train/held-out.ts';
import { createHeadTrainee } from '../../../src-main/train/head-trainee.ts';
import { initialHead } from '../../../src-main/train/initial-head.ts';
import { openRuntime } from '../../../src-main/train/runtime/open-runtime.ts';
import type { TensorFlow } from '../../../src-main/train/tensor-flow.ts';
import { runTraining } from '../../../src-main/train/training-loop.ts';
import { makeTraining, type SyntheticTraining } from './synthetic-training.ts';

let tf: TensorFlow;
beforeAll(async () => {
  ({ tf } = await openRuntime('wasm'));
});

const files = { read: readTensors, write: writeTensors };

/** Trains in this process; `measure` decides what counts as good. */
async function run({ setup, features }: SyntheticTraining, measure: MeasureRetrieval) {
  const { network, recipe, seed, runDir } = setup;
  const head = initialHead(recipe.initialHead, network.featureDimensions, recipe.dimensions, seed);
  const trainee = createHeadTrainee(tf, features, unscaled(network.featureDimensions), head);
  const outcome = await runTraining({
    ...{ setup, tf, device: 'CPU', trainee, files, measure },
    checkpoints: new Checkpoints(files, runDir, 'test', () => undefined),
    gate: { pass: () => Promise.resolve(true) },
    emit: () => undefined,
  });
  return { outcome, head };
}

/** Answers with one figure after the other: the first is that of the start. */
function scripted(recalls: readonly number[]): MeasureRetrieval {
  let next = 0;
  return () => ({ recallAt1: recalls[next++] ?? 0, mapAtR: 0 });
}

describe('the training loop', () => {
  it('gives back the start when training only harms', async () => {
    using training = makeTraining({ earlyStopping: { on: 'recallAt1', patience: 2 } });
    const { outcome, head } = await run(training, scripted([0.9, 0.8, 0.7, 0.6]));
    expect(outcome).toMatchObject({ stopped: 'early', epochs: 2, bestEpoch: 0 });
    expect((await readTensors(outcome.bestPath)).tensors).toEqual(new Map(head));
  });

  it('stops when nothing gets better for as long as its patience, and restores the best', async () => {
    using training = makeTraining({ earlyStopping: { on: 'recallAt1', patience: 2 } });
    const { outcome } = await run(training, scripted([0.1, 0.5, 0.6, 0.6, 0.4, 0.9]));
    expect(outcome).toMatchObject({ stopped: 'early', epochs: 4, bestEpoch: 2 });
    expect(outcome.history.map(({ isBest }) => isBest)).toEqual([true, true, false, false]);

    using again = makeTraining({ epochs: 2, earlyStopping: training.setup.recipe.earlyStopping });
    const two = await run(again, scripted([0.1, 0.5, 0.6]));
    const best = await readTensors(outcome.bestPath);
    const schedule = training.setup.recipe.schedule;
    expect(again.setup.recipe.schedule).toEqual(schedule);
    expect((await readTensors(two.outcome.bestPath)).tensors).toEqual(best.tensors);
  });

  it('says when the loss is no longer a number, and keeps what was best', async () => {
    using training = makeTraining();
    training.features[3] = NaN;
    await expect(run(training, scripted([0.1]))).rejects.toMatchObject({ code: 'loss-not-a-number' });
    const { tensors } = await readTensors(`${training.setup.runDir}/best.safetensors`);
    expect([...tensors.values()].every(({ values }) => values.every(Number.isFinite))).toBe(true);
  });

  it('stops where all photos get the same vector, though the loss is a number', async () => {
    const schedule = { kind: 'constant', rate: 1e25 } as const;
    using training = makeTraining({ schedule });
    await expect(run(training, scripted([0.1]))).rejects.toMatchObject({ code: 'vectors-collapsed' });
    const { tensors } = await readTensors(`${training.setup.runDir}/best.safetensors`);
    expect(tensors.get('projection.weight')!.values.every((value) => Math.abs(value) < 10)).toBe(true);
  });

  it('does not save weights that the last step of an epoch made infinite', async () => {
    const schedule = { kind: 'steps' as const, rate: 1e-9, boundaries: [1], factors: [1e300] };
    using training = makeTraining({ schedule, stepsPerEpoch: 3 });
    const setup = { ...training.setup, heldOutRows: [] };
    await expect(run({ ...training, setup }, scripted([]))).rejects.toMatchObject({
      code: 'loss-not-a-number',
    });
    const { tensors } = await readTensors(`${setup.runDir}/best.safetensors`);
    expect([...tensors.values()].every(({ values }) => values.every(Number.isFinite))).toBe(true);
  });

  it('leaves no tensor behind, however long it runs', async () => {
    const counts: number[] = [];
    for (const epochs of [1, 5]) {
      using training = makeTraining({ epochs });
      const before = tf.memory().numTensors;
      await run(training, scripted([0, 0.1, 0.2, 0.3, 0.4, 0.5]));
      counts.push(tf.memory().numTensors - before);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('counts the last epoch as the best where there are no held-out photos', async () => {
    using training = makeTraining({ epochs: 3 });
    const setup = { ...training.setup, heldOutRows: [] };
    const { outcome } = await run({ ...training, setup }, scripted([]));
    expect(outcome).toMatchObject({ stopped: 'finished', bestEpoch: 3 });
    expect(outcome.history[0]).toMatchObject({ heldOutLoss: null });
  });
});
