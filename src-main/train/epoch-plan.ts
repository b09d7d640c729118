import { balancedBatches } from './batch/balanced-batches.ts';
import { shuffledBatches } from './batch/shuffled-batches.ts';
import type { Recipe } from './recipe.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * The rows of each batch of an epoch, decided by the seed and the epoch alone. Epochs go on where the last one ended,
 * as many are shorter than a pass through all photos.
 *
 * @param epoch counts from 1
 */
export function planEpoch(
  recipe: Pick<Recipe, 'batches' | 'stepsPerEpoch'>,
  labels: readonly number[],
  rows: readonly number[],
  seed: number,
  epoch: number,
): number[][] {
  const random = seededRandom(seed, 'batches');
  const { batches, stepsPerEpoch: steps } = recipe;
  const span = { steps, skippedSteps: (epoch - 1) * steps };
  if (batches.kind === 'shuffled') return shuffledBatches(rows, { batchSize: batches.size, ...span }, random);
  return balancedBatches(labels, rows, { ...batches, ...span }, random);
}

export function batchSizeOf({ batches }: Pick<Recipe, 'batches'>): number {
  return batches.kind === 'shuffled' ? batches.size : batches.classesPerBatch * batches.photosPerClass;
}
