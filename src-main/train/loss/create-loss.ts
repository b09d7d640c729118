import type { TrainingLoss } from '../../../src-shared/contract/model.ts';
import { createBatchHard } from './batch-hard.ts';
import { createContrastive } from './contrastive.ts';
import type { MetricLoss } from './metric-loss.ts';
import { createSemiHard } from './semi-hard.ts';

/** @param options.margin in units of the distance: between unit vectors, 0..2 */
export function createLoss(kind: TrainingLoss, options: { margin: number }): MetricLoss {
  switch (kind) {
    case 'semi-hard':
      return createSemiHard(options.margin);
    case 'batch-hard':
      return createBatchHard(options.margin);
    case 'contrastive':
      return createContrastive(options.margin);
  }
}
