import type { EpochFigures } from '../../src-shared/contract/training.ts';

const columns: Record<string, (figures: EpochFigures) => number | null> = {
  epoch: (figures) => figures.epoch,
  step: (figures) => figures.step,
  learning_rate: (figures) => figures.learningRate,
  loss: (figures) => figures.loss,
  held_out_loss: (figures) => figures.heldOutLoss,
  recall_at_1: (figures) => figures.recallAt1,
  map_at_r: (figures) => figures.mapAtR,
  seconds: (figures) => figures.seconds,
  samples_per_second: (figures) => figures.samplesPerSecond,
  best_so_far: (figures) => Number(figures.isBest),
};

/** A line for each epoch under a line of names; empty where there is no figure. All digits are kept. */
export function epochsAsCsv(epochs: readonly EpochFigures[]): string {
  const lines = epochs.map((figures) =>
    Object.values(columns)
      .map((valueOf) => valueOf(figures) ?? '')
      .join(','),
  );
  return [Object.keys(columns).join(','), ...lines, ''].join('\n');
}
