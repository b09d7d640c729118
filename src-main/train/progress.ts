import { z } from 'zod';
import { EpochFigures } from '../../src-shared/contract/training.ts';
import { isBetter } from './early-stopping.ts';
import type { Recipe } from './recipe.ts';
import type { EpochMeans } from './run-epoch.ts';
import type { HeldOutFigures } from './held-out-figures.ts';

const HeldOut = z.object({ loss: z.number().nullable(), recallAt1: z.number(), mapAtR: z.number() });

/** Where a training stands between two epochs, but for its weights. */
export const Progress = z.object({
  epochs: z.int().nonnegative(),
  steps: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
  history: z.array(EpochFigures),
  /** Before the first step. */
  start: HeldOut,
  best: z.object({ epoch: z.int().nonnegative(), figures: HeldOut }),
});
export type Progress = z.infer<typeof Progress>;

export function beginProgress(start: HeldOutFigures): Progress {
  return { epochs: 0, steps: 0, seconds: 0, history: [], start, best: { epoch: 0, figures: start } };
}

export interface EpochResult {
  means: EpochMeans;
  steps: number;
  figures: HeldOutFigures;
  seconds: number;
  /** Without held-out photos there is nothing to choose by, and the last epoch is taken for the best. */
  isJudged: boolean;
}

/** One epoch further. */
export function advance(
  progress: Progress,
  on: Recipe['earlyStopping']['on'],
  result: EpochResult,
): Progress {
  const { means, figures, seconds } = result;
  const epoch = progress.epochs + 1;
  const steps = progress.steps + result.steps;
  const isBest = !result.isJudged || isBetter(on, figures, progress.best.figures);
  const line: EpochFigures = {
    epoch,
    step: steps,
    learningRate: means.learningRate,
    loss: means.loss,
    heldOutLoss: figures.loss,
    recallAt1: figures.recallAt1,
    mapAtR: figures.mapAtR,
    seconds,
    samplesPerSecond: means.samplesPerSecond,
    isBest,
  };
  return {
    epochs: epoch,
    steps,
    seconds: progress.seconds + seconds,
    history: [...progress.history, line],
    start: progress.start,
    best: isBest ? { epoch, figures } : progress.best,
  };
}

/** Why no further epoch is due; null where one is. */
export function endOf(
  { epochs, best }: Progress,
  recipe: Pick<Recipe, 'epochs' | 'earlyStopping'>,
): 'finished' | 'early' | null {
  if (epochs >= recipe.epochs) return 'finished';
  return epochs - best.epoch >= recipe.earlyStopping.patience ? 'early' : null;
}
