import type { TrainingLoss } from '../../../src-shared/contract/model.ts';

/**
 * Between unit vectors, which are up to 2 apart. In a triplet, photos of a class need only be nearer than others: a
 * wide margin would use up the space for that. Contrastive loss lets go of photos of two classes once they are the
 * margin apart, wherever those of one class are by then.
 */
export const MARGINS: Record<TrainingLoss, number> = {
  'semi-hard': 0.2,
  'batch-hard': 0.2,
  contrastive: 0.7,
};
