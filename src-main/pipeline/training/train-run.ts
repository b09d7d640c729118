import { totalmem } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { epochsAsCsv } from '../../evidence/epochs-csv.ts';
import { recipeFor } from '../../train/preset/recipe-for.ts';
import type { Recipe } from '../../train/recipe.ts';
import {
  runFiles,
  type TrainingEvent,
  type TrainingOutcome,
  type TrainingSetup,
} from '../../train/training-setup.ts';
import type { StoredDataset } from './run-folder.ts';
import type { StartPoint } from './start-point.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';
import { trainingStopped } from './training-stopped.ts';
import { writePictures } from './write-pictures.ts';

export interface Trained {
  recipe: Recipe;
  /** What it trained on, without photos that were lost on the way. */
  dataset: StoredDataset;
  outcome: TrainingOutcome;
}

/**
 * Trains in a process of its own, whose checkpoints let it go on after a crash. While it is stopped, what it
 * answers counts for nothing.
 */
export async function trainRun(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  prepared: StoredDataset,
): Promise<Trained> {
  const { progress, folder, gate, changed } = underWay;
  const { request } = progress.run;
  const { network, input, weights } = start.tensors;
  const recipeOf = ({ train, classes }: StoredDataset): Recipe =>
    recipeFor(request.preset, {
      ...{ photos: train.length, classes: classes.length },
      ...{ network: network.name, inputSize: input.size, runtime: start.runtime.name },
      ...{ loss: request.loss, epochs: request.epochs },
      // That of a GPU is not known.
      memoryBytes: start.runtime.name === 'tfjs-node-gpu' ? undefined : totalmem(),
    });
  const { input: seen } = recipeOf(prepared);
  const dataset = seen.kind === 'pictures' ? await writePictures(stages, underWay, prepared, seen) : prepared;
  // Of the photos that are left, as when it is resumed.
  const recipe = recipeOf(dataset);
  if (seen.kind === 'pictures') await stages.writeTensors(join(folder.dir, runFiles.start), weights);
  if (!(await gate.pass())) throw trainingStopped();

  const setup: TrainingSetup = {
    ...{ runDir: folder.dir, runtime: start.runtime.name, seed: request.seed, recipe },
    network: { name: network.name, input, featureDimensions: dataset.featureDimensions },
    labels: dataset.photos.map(({ label }) => label),
    ...{ trainRows: dataset.train, heldOutRows: dataset.validation },
  };
  progress.job.begin('train', recipe.epochs * recipe.stepsPerEpoch);
  const training = stages.train(setup, (event) => {
    takeEvent(underWay, recipe, event, stages.log);
    changed();
  });
  underWay.process = training;
  try {
    return { recipe, dataset, outcome: await training.outcome };
  } finally {
    underWay.process = null;
  }
}

/** Keeps the run's figures in step with what the process tells. */
function takeEvent(
  { progress, folder }: TrainingUnderWay,
  recipe: Recipe,
  event: TrainingEvent,
  log: (line: string) => void,
): void {
  const { run, job } = progress;
  const stepsBefore = (epoch: number) => (epoch - 1) * recipe.stepsPerEpoch;
  switch (event.type) {
    case 'started':
      Object.assign(run, { plannedEpochs: event.plannedEpochs, stepsPerEpoch: event.stepsPerEpoch });
      run.epochs = event.epochs;
      run.runtime = run.runtime && { ...run.runtime, device: event.device };
      job.advance('train', event.epochs.length * recipe.stepsPerEpoch);
      break;
    case 'step':
      Object.assign(run, { stepInEpoch: event.step, currentLoss: event.loss });
      job.advance('train', Math.max(0, stepsBefore(event.epoch) + event.step - job.done('train')));
      break;
    case 'epoch':
      run.epochs = [...run.epochs.filter(({ epoch }) => epoch < event.figures.epoch), event.figures];
      run.stepInEpoch = 0;
      job.advance('train', Math.max(0, stepsBefore(event.figures.epoch + 1) - job.done('train')));
      // A log that cannot be written stops no training: the same figures are in the library.
      folder.writeText(folder.csvPath, epochsAsCsv(run.epochs)).catch((error: unknown) => {
        log(`${folder.csvPath}: ${errorMessage(error)}`);
      });
      break;
    case 'log':
      log(event.line);
  }
}
