import { createDeck } from './deck.ts';

/**
 * Batches of photos in random order, as Keras' `shuffle().repeat().batch()` gives them: all photos pass once before
 * any comes again, and a batch that the photos run out in is filled from the next pass. So every batch is full, and
 * no photo is in one twice; fewer photos than `batchSize` make a batch of all of them.
 *
 * @param size.skippedSteps batches of the same stream that went before. An epoch shorter than a pass then goes on where
 *   the last one ended, rather than begin with photos that were just seen. Default 0
 * @param random used from its beginning, also where batches are skipped
 * @returns `steps` batches of rows
 */
export function shuffledBatches(
  rows: readonly number[],
  size: { batchSize: number; steps: number; skippedSteps?: number },
  random: () => number,
): number[][] {
  const deck = createDeck(rows, random);
  const batchSize = Math.min(size.batchSize, rows.length);
  const skipped = size.skippedSteps ?? 0;
  const batches = Array.from({ length: skipped + size.steps }, () => deck.draw(batchSize));
  return batches.slice(skipped);
}
