import { DisjointSets } from './disjoint-sets.ts';
import type { FeatureNeighbours } from './feature-neighbours.ts';
import { packHashes, withinBits } from './hash-distance.ts';
import type { LabelledPhoto } from './labelled-photo.ts';

/** Bits of 256, in both hashes. docs/decisions/data-checks.md has the figures. */
const SAME_CLASS_BITS = 52;
/** Stricter: here a mistake would leave out sound photos, above it only keeps two of them together. */
const OTHER_CLASS_BITS = 20;
/** Pictures with hardly any detail agree in their hashes. A copy in grey still has this cosine, as a rule. */
const LEAST_COSINE = 0.5;
/** Mirrored and cropped copies, which no hash recognises. */
const COPY_COSINE = 0.95;

export interface SamePhotos {
  /** Rows that are one photo under several labels. */
  conflicts: number[][];
  /** All rows of each photo, most of them alone; never of two labels but for exact copies. */
  groups: number[][];
}

/** Finds copies and near copies. Compares every pair of fingerprints: 10,000 photos take a second. */
export function findSamePhotos(photos: readonly LabelledPhoto[], near: FeatureNeighbours): SamePhotos {
  const surely = new DisjointSets(photos.length);
  const likely = new DisjointSets(photos.length);
  const joinBoth = (one: number, other: number): void => {
    surely.join(one, other);
    likely.join(one, other);
  };
  joinExactCopies(photos, joinBoth);

  const differences = packHashes(photos.map((photo) => photo.differenceHash));
  const perceptions = packHashes(photos.map((photo) => photo.perceptualHash));
  const within = (one: number, other: number, bits: number): boolean =>
    withinBits(differences, one, other, bits) && withinBits(perceptions, one, other, bits);
  const labels = Int32Array.from(photos, (photo) => photo.label);
  for (let one = 0; one < photos.length; one++) {
    for (let other = one + 1; other < photos.length; other++) {
      const sameClass = labels[one] === labels[other];
      if (!within(one, other, sameClass ? SAME_CLASS_BITS : OTHER_CLASS_BITS)) continue;
      if (near.cosine(one, other) < LEAST_COSINE) continue;
      if (within(one, other, OTHER_CLASS_BITS)) surely.join(one, other);
      if (sameClass) likely.join(one, other);
    }
  }
  joinNearestInFeatures(labels, near, likely);

  const conflicts = surely.sets().filter((rows) => new Set(rows.map((row) => labels[row])).size > 1);
  return { conflicts, groups: likely.sets() };
}

function joinExactCopies(photos: readonly LabelledPhoto[], join: (one: number, other: number) => void): void {
  const firsts = new Map<string, number>();
  for (const [row, { contentHash }] of photos.entries()) {
    const content = Buffer.from(contentHash).toString('hex');
    const first = firsts.get(content);
    if (first === undefined) firsts.set(content, row);
    else join(first, row);
  }
}

/** Within a class: across classes, features that agree this well may be what the training is to tell apart. */
function joinNearestInFeatures(labels: Int32Array, near: FeatureNeighbours, likely: DisjointSets): void {
  const least = leastCopyCosine(labels.length, near, likely);
  for (const row of labels.keys()) {
    for (const other of near.of(row)) {
      if (near.cosine(row, other) < least) break;
      if (labels[row] === labels[other]) likely.join(row, other);
    }
  }
}

/**
 * Where all photos are alike (one camera, one white table), a high cosine says nothing: a copy is at least twice as
 * near as an ordinary nearest neighbour.
 */
function leastCopyCosine(count: number, near: FeatureNeighbours, known: DisjointSets): number {
  const nearest: number[] = [];
  for (let row = 0; row < count; row++) {
    const other = near.of(row).find((neighbour) => known.find(neighbour) !== known.find(row));
    if (other !== undefined) nearest.push(near.cosine(row, other));
  }
  const median = nearest.sort((left, right) => left - right)[nearest.length >> 1] ?? 0;
  return Math.max(COPY_COSINE, 1 - (1 - median) / 2);
}
