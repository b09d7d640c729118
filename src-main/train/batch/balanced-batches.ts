import { createDeck } from './deck.ts';

/**
 * Batches of the same number of photos from each of the same number of classes (P x K), so that every photo has both
 * positives and negatives. Classes take turns whatever their size, and within a class its photos do: the
 * batches of one call use any two photos of a class, and any two classes, equally often but for one time.
 *
 * Fewer classes than asked for make smaller batches. No photo is twice in a batch, unless its class has fewer
 * than `photosPerClass`.
 *
 * @param labels class of each row
 * @param rows those to choose from
 * @param size.skippedSteps batches of the same stream that went before, as in `shuffledBatches`. Default 0
 * @param random used from its beginning, also where batches are skipped
 * @returns `steps` batches of rows
 */
export function balancedBatches(
  labels: ArrayLike<number>,
  rows: readonly number[],
  size: { classesPerBatch: number; photosPerClass: number; steps: number; skippedSteps?: number },
  random: () => number,
): number[][] {
  const rowsOfClass = Map.groupBy(rows, (row) => labels[row] ?? -1);
  const decks = new Map([...rowsOfClass].map(([label, own]) => [label, createDeck(own, random)]));
  const classes = createDeck([...decks.keys()], random);
  const classesPerBatch = Math.min(size.classesPerBatch, decks.size);
  const skipped = size.skippedSteps ?? 0;
  const batches = Array.from({ length: skipped + size.steps }, () =>
    classes.draw(classesPerBatch).flatMap((label) => decks.get(label)?.draw(size.photosPerClass) ?? []),
  );
  return batches.slice(skipped);
}
