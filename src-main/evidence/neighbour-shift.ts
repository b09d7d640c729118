import type { Comparison } from '../../src-shared/contract/model.ts';
import { sampledRows } from './shuffled.ts';
import { rowsOf, type NearestOfAll, type VectorSet } from './vector-set.ts';

/** Enough for a share that is known to one in a hundred; comparing as many takes a second. */
const MOST_PHOTOS = 2_000;
/** With fewer, ten neighbours are a good part of all there is, and stay the same whatever the model. */
const LEAST_PHOTOS = 50;
const NEIGHBOURS = 10;

/**
 * How much a search would change for photos of the library: of each photo's nearest ten among the sample, the share
 * that are others with the new model, whatever their order. Null where there are too few photos to say.
 *
 * @param before vectors of `count` photos by the old model, `after` of the same by the new one
 */
export function neighbourShift(
  { before, after, count }: { before: VectorSet; after: VectorSet; count: number },
  nearestOfAll: NearestOfAll,
  random: () => number,
): Comparison['library'] {
  if (count < LEAST_PHOTOS) return null;
  const rows = sampledRows(count, MOST_PHOTOS, random);
  const [old, new_] = [before, after].map((vectors) =>
    nearestOfAll(rowsOf(vectors, count, rows), rows.length, NEIGHBOURS),
  );
  const changed = (old ?? []).map((neighbours, photo) => {
    const kept = new Set(neighbours);
    const others = (new_?.[photo] ?? []).filter((neighbour) => !kept.has(neighbour));
    return others.length / NEIGHBOURS;
  });
  const changedShare = changed.reduce((sum, share) => sum + share, 0) / rows.length;
  return { photos: rows.length, neighbours: NEIGHBOURS, changedShare };
}
