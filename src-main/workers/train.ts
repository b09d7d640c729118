import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { readTensors } from '../network/read-tensors.ts';
import { writeTensors } from '../network/write-tensors.ts';
import { Checkpoints } from '../train/checkpoint.ts';
import { measureScale, unscaled } from '../train/feature-scale.ts';
import { createHeadTrainee } from '../train/head-trainee.ts';
import { initialHead } from '../train/initial-head.ts';
import { retrievalMeasure } from '../train/measure-retrieval.ts';
import type { TrainingGate } from '../train/run-epoch.ts';
import { nameOutOfMemory } from '../train/runtime/out-of-memory.ts';
import { openRuntime } from '../train/runtime/open-runtime.ts';
import type { TensorFlow } from '../train/tensor-flow.ts';
import type { StoredTensors } from '../train/tensor-files.ts';
import type { Trainee } from '../train/trainee.ts';
import { runTraining } from '../train/training-loop.ts';
import {
  runFiles,
  type TrainingEvent,
  type TrainingOutcome,
  type TrainingSetup,
} from '../train/training-setup.ts';
import { openPictures } from './train-pictures.ts';

const files = { read: readTensors, write: writeTensors };

/** Puts a training together out of its stages and runs it in this process. */
export async function train(
  setup: TrainingSetup,
  gate: TrainingGate,
  emit: (event: TrainingEvent) => void,
): Promise<TrainingOutcome> {
  const { tf, device } = await openRuntime(setup.runtime);
  const trainee = await openTrainee(tf, setup);
  const checkpoints = new Checkpoints(files, setup.runDir, purposeOf(setup), (line) => {
    emit({ type: 'log', line });
  });
  try {
    const measure = retrievalMeasure(tf);
    return await runTraining({ setup, tf, device, trainee, checkpoints, files, measure, gate, emit });
  } catch (error) {
    throw nameOutOfMemory(error, setup.runtime);
  } finally {
    await trainee.close();
  }
}

async function openTrainee(tf: TensorFlow, setup: TrainingSetup): Promise<Trainee> {
  const { recipe, network, seed } = setup;
  const head = initialHead(recipe.initialHead, network.featureDimensions, recipe.dimensions, seed);
  if (recipe.input.kind === 'pictures') {
    return openPictures(tf, setup, recipe.input, new Map([...head, ...(await readStart(setup))]));
  }
  const channels = network.featureDimensions;
  const features = await readFeatures(setup);
  const scale = recipe.input.standardise
    ? measureScale(features, channels, setup.trainRows)
    : unscaled(channels);
  return createHeadTrainee(tf, features, scale, head);
}

async function readStart({ runDir }: TrainingSetup): Promise<StoredTensors> {
  return (await readTensors(join(runDir, runFiles.start))).tensors;
}

async function readFeatures({ runDir, labels, network }: TrainingSetup): Promise<Float32Array> {
  const path = join(runDir, runFiles.features);
  const bytes = await readFile(path);
  const count = labels.length * network.featureDimensions;
  if (bytes.byteLength !== count * Float32Array.BYTES_PER_ELEMENT) {
    throw new CodedError(
      'features-damaged',
      'The features that were prepared for the training are not whole. Start the training again.',
      { path },
    );
  }
  return new Float32Array(bytes.buffer, bytes.byteOffset, count);
}

/** A checkpoint fits only the training that made it; where it is computed and where it lies are no part of that. */
function purposeOf({ runDir: _, runtime: __, ...training }: TrainingSetup): string {
  return createHash('sha256').update(JSON.stringify(training)).digest('hex');
}
