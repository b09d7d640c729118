import { join } from 'node:path';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { notWritten, type Checkpoint, type Checkpoints } from './checkpoint.ts';
import { batchSizeOf, planEpoch } from './epoch-plan.ts';
import { chooseHeldOut, measureHeldOut, type HeldOut, type MeasureRetrieval } from './held-out.ts';
import type { HeldOutFigures } from './held-out-figures.ts';
import { createLoss } from './loss/create-loss.ts';
import type { MetricLoss } from './loss/metric-loss.ts';
import { createOptimiser, type Optimiser } from './optimiser.ts';
import { advance, beginProgress, endOf } from './progress.ts';
import { notANumber, runEpoch, type TrainingGate } from './run-epoch.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { TensorFiles } from './tensor-files.ts';
import type { Trainee } from './trainee.ts';
import { runFiles, type TrainingEvent, type TrainingOutcome, type TrainingSetup } from './training-setup.ts';
import { areFinite, setValues, takeValues } from './variables.ts';
import { WorkClock } from './work-clock.ts';

export interface TrainingParts {
  setup: TrainingSetup;
  tf: TensorFlow;
  device: string;
  trainee: Trainee;
  checkpoints: Checkpoints;
  files: TensorFiles;
  measure: MeasureRetrieval;
  gate: TrainingGate;
  emit: (event: TrainingEvent) => void;
}

/**
 * Trains until the epochs are over, nothing has got better for a while, or it is stopped, and goes on where a
 * checkpoint left off. What comes out are the best weights by the held-out photos; those before the first step are
 * a candidate too, so that a training which only harms gives back its start.
 *
 * @throws CodedError 'loss-not-a-number', 'vectors-collapsed', 'disk-full', 'checkpoint-not-written'; what was best by then is saved
 */
export async function runTraining(parts: TrainingParts): Promise<TrainingOutcome> {
  const { setup, tf, trainee, emit } = parts;
  const { recipe } = setup;
  const learning: Learning = {
    loss: createLoss(recipe.loss.kind, { margin: recipe.loss.margin }),
    optimiser: createOptimiser(tf, recipe.optimiser, trainee.variables),
    heldOut: chooseHeldOut(setup.labels, setup.heldOutRows, recipe.heldOutPhotos, setup.seed),
  };
  let state = await openState(parts, learning);
  emit({
    type: 'started',
    device: parts.device,
    plannedEpochs: recipe.epochs,
    stepsPerEpoch: recipe.stepsPerEpoch,
    epochs: state.progress.history,
  });

  const saving = new BackgroundSave(parts.checkpoints);
  try {
    while (endOf(state.progress, recipe) === null) {
      const next = await trainEpoch(parts, learning, state);
      if (!next) break;
      state = next;
      await saving.begin(state);
      const figures = state.progress.history.at(-1);
      if (figures) emit({ type: 'epoch', figures });
    }
    await saving.end();
  } catch (error) {
    await saving.end().catch(() => undefined);
    await saveBest(parts, state).catch((reason: unknown) => {
      emit({ type: 'log', line: `the best weights could not be saved: ${errorMessage(reason)}` });
    });
    throw error;
  }
  const bestPath = await saveBest(parts, state);
  const { epochs, steps, seconds, history, start, best } = state.progress;
  const stopped = endOf(state.progress, recipe) ?? 'stopped';
  return { stopped, epochs, steps, seconds, history, start, bestEpoch: best.epoch, bestPath };
}

interface Learning {
  loss: MetricLoss;
  optimiser: Optimiser;
  heldOut: HeldOut;
}

/** From the checkpoint, or from before the first step. */
async function openState(parts: TrainingParts, learning: Learning): Promise<Checkpoint> {
  const { tf, trainee, checkpoints } = parts;
  const { optimiser } = learning;
  const saved = await checkpoints.load();
  if (saved) {
    setValues(tf, trainee.variables, saved.weights);
    setValues(tf, optimiser.state, saved.optimiser);
    return saved;
  }
  const progress = beginProgress(await look(parts, learning, 0));
  const weights = await takeValues(trainee.variables);
  return { progress, weights, optimiser: await takeValues(optimiser.state), bestWeights: weights };
}

/** @returns null where it was stopped on the way: an epoch counts as a whole or not at all */
async function trainEpoch(
  parts: TrainingParts,
  learning: Learning,
  { progress, bestWeights }: Checkpoint,
): Promise<Checkpoint | null> {
  const { setup, trainee } = parts;
  const { recipe, labels, trainRows, seed } = setup;
  const { optimiser, heldOut } = learning;
  const epoch = progress.epochs + 1;
  const clock = new WorkClock();
  const batches = planEpoch(recipe, labels, trainRows, seed, epoch);
  const means = await runEpoch(
    { ...parts, ...learning, recipe, labels },
    epoch,
    batches,
    progress.steps,
    clock,
  );
  if (!means) return null;

  const figures = await look(parts, learning, epoch);
  const advanced = advance(progress, recipe.earlyStopping.on, {
    means,
    steps: batches.length,
    figures,
    seconds: clock.seconds,
    isJudged: heldOut.rows.length > 0,
  });
  const weights = await takeValues(trainee.variables);
  const momenta = await takeValues(optimiser.state);
  if (!areFinite(weights) || !areFinite(momenta)) throw notANumber(epoch);
  return {
    progress: advanced,
    weights,
    optimiser: momenta,
    bestWeights: advanced.best.epoch === epoch ? weights : bestWeights,
  };
}

/** How the held-out photos stand now. */
async function look(
  parts: TrainingParts,
  { loss, heldOut }: Learning,
  epoch: number,
): Promise<HeldOutFigures> {
  const { tf, trainee, setup, measure } = parts;
  const sizes = { batch: batchSizeOf(setup.recipe), microBatch: setup.recipe.microBatch };
  const figures = await measureHeldOut(tf, trainee, loss, heldOut, sizes, measure);
  if (figures === null) throw notANumber(epoch);
  return figures;
}

async function saveBest(
  { setup, trainee, files }: TrainingParts,
  { progress, bestWeights }: Checkpoint,
): Promise<string> {
  const path = join(setup.runDir, runFiles.best);
  try {
    await files.write(path, trainee.finish(bestWeights), { epoch: String(progress.best.epoch) });
  } catch (error) {
    throw notWritten(path, error);
  }
  return path;
}

/** Writes a checkpoint while the next epoch is computed. */
class BackgroundSave {
  readonly #checkpoints: Checkpoints;
  #saving: Promise<void> = Promise.resolve();

  constructor(checkpoints: Checkpoints) {
    this.#checkpoints = checkpoints;
  }

  /** Waits for the one before. @throws what that one failed with */
  async begin(checkpoint: Checkpoint): Promise<void> {
    await this.#saving;
    this.#saving = this.#checkpoints.save(checkpoint);
    // Whoever waits for it next gets the error; nobody does yet.
    this.#saving.catch(() => undefined);
  }

  end(): Promise<void> {
    return this.#saving;
  }
}
