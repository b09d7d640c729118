import { setImmediate } from 'node:timers/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { MetricLoss } from './loss/metric-loss.ts';
import type { Optimiser } from './optimiser.ts';
import { readAhead } from './read-ahead.ts';
import type { Recipe } from './recipe.ts';
import { learningRateAt } from './schedule/schedule.ts';
import { stepGradient } from './step-gradient.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { Batch, Trainee } from './trainee.ts';
import type { TrainingEvent } from './training-setup.ts';
import type { WorkClock } from './work-clock.ts';

/** Holds a training while it is paused and turns it away when it is to stop. */
export interface TrainingGate {
  /** @returns whether to go on */
  pass(): Promise<boolean>;
}

export interface EpochParts {
  tf: TensorFlow;
  trainee: Trainee;
  loss: MetricLoss;
  optimiser: Optimiser;
  recipe: Recipe;
  labels: readonly number[];
  gate: TrainingGate;
  emit: (event: TrainingEvent) => void;
}

export interface EpochMeans {
  loss: number;
  learningRate: number;
  samplesPerSecond: number;
}

/** A pause is not noticed later than that, or than a step takes. */
const BREATHE_EVERY_MS = 20;

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const EVENT_EVERY_MS = 250;

/**
 * One optimiser step for each batch.
 *
 * @param batches rows of each
 * @param stepsBefore since the start of the training
 * @returns null where it was stopped on the way
 * @throws CodedError 'loss-not-a-number', 'vectors-collapsed'; the weights are of no use then
 */
export async function runEpoch(
  parts: EpochParts,
  epoch: number,
  batches: readonly number[][],
  stepsBefore: number,
  clock: WorkClock,
): Promise<EpochMeans | null> {
  const { tf, trainee, optimiser, recipe, gate } = parts;
  const report = stepReporter(parts.emit, epoch);
  const breathe = breather();
  let lossSum = 0;
  let learningRate = 0;
  let photos = 0;
  let step = 0;
  const startedAt = clock.seconds;
  const inputs = readAhead(batches, trainee.lanes, (rows, index) =>
    trainee.readBatch(rows, stepsBefore + index),
  );
  for await (const input of inputs) {
    if (!(await clock.leaveOut(gate.pass()))) return null;
    const rows = batches[step] ?? [];
    const labels = Int32Array.from(rows, (row) => parts.labels[row] ?? -1);
    learningRate = learningRateAt(recipe.schedule, stepsBefore + step);
    step++;
    const loss = takeStep(parts, input, labels, learningRate, stepsBefore + step);
    lossSum += loss;
    photos += rows.length;
    report(step, loss, rows.length);
    await breathe();
  }
  return { loss: lossSum / step, learningRate, samplesPerSecond: photos / (clock.seconds - startedAt) };

  function takeStep(
    { loss }: EpochParts,
    { values, shape }: Batch,
    labels: Int32Array,
    rate: number,
    count: number,
  ): number {
    const image = tf.tensor(values, [...shape]);
    const derived = stepGradient(tf, trainee, loss, image, labels, recipe.microBatch);
    // A gradient that is not finite shows in the next loss, or in the weights after the epoch.
    const isSound = Number.isFinite(derived.loss);
    if (isSound) optimiser.apply(derived.gradients, rate, count);
    tf.dispose([image, ...derived.gradients.values()]);
    if (!isSound) throw notANumber(epoch, step);
    return derived.loss;
  }
}

/** Lets messages in and out: a pause, a stop, the progress. */
function breather(): () => Promise<void> {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs < BREATHE_EVERY_MS) return;
    await setImmediate();
    lastMs = performance.now();
  };
}

function stepReporter(emit: (event: TrainingEvent) => void, epoch: number) {
  let lastMs = performance.now();
  let [losses, photos, steps] = [0, 0, 0];
  return (step: number, loss: number, batch: number): void => {
    losses += loss;
    photos += batch;
    steps++;
    const elapsedMs = performance.now() - lastMs;
    if (elapsedMs < EVENT_EVERY_MS) return;
    emit({ type: 'step', epoch, step, loss: losses / steps, samplesPerSecond: (photos * 1000) / elapsedMs });
    lastMs += elapsedMs;
    [losses, photos, steps] = [0, 0, 0];
  };
}

export function notANumber(epoch: number, step?: number): CodedError {
  const where = step === undefined ? `after epoch ${epoch}` : `in epoch ${epoch}, step ${step}`;
  return new CodedError(
    'loss-not-a-number',
    `The training went astray: ${where}, its figures were no longer numbers. ` +
      'The best weights so far are kept. Try again with another seed or loss.',
  );
}
