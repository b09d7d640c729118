import type { FeatureNeighbours } from './feature-neighbours.ts';
import type { LabelledPhoto } from './labelled-photo.ts';

/** Neighbours that vote on a photo's label. */
const VOTERS = 10;
/** Of a large class, one voter in ten may agree with the label. docs/decisions/data-checks.md has precision and recall. */
const MIN_AGREEMENT = 0.9;
/** With fewer of its own class around, a photo among strangers is only rare. */
const MIN_OWN = 3;

/** So many neighbours leave enough voters when copies of the photo are taken away. */
export const NEIGHBOURS_FOR_VOTE = VOTERS + 10;

export interface LikelyMislabel {
  row: number;
  suggested: number;
  /** Share of the voters, 0..1. */
  agreement: number;
}

/**
 * Photos whose neighbours nearly all have one other label. Copies of a photo do not vote on it: they were labelled
 * together with it.
 *
 * @param rows those that vote and are voted on
 * @param groups rows that are the same photo
 */
export function findLikelyMislabels(
  rows: readonly number[],
  photos: readonly LabelledPhoto[],
  groups: readonly (readonly number[])[],
  near: FeatureNeighbours,
): LikelyMislabel[] {
  const labelOf = (row: number): number => photos[row]?.label ?? -1;
  const groupOf = new Map(groups.flatMap((group, at) => group.map((row) => [row, at] as const)));
  const taking = new Set(rows);
  const place = (row: number): string => `${near.partOf(row)} ${labelOf(row)}`;
  const sizes = countBy(rows, place);

  return rows.flatMap((row) => {
    const others = (sizes.get(place(row)) ?? 0) - 1;
    const voters = near
      .of(row)
      .filter((other) => taking.has(other) && groupOf.get(other) !== groupOf.get(row))
      .slice(0, VOTERS);
    if (others < MIN_OWN || voters.length < VOTERS) return [];
    const votes = countBy(voters, labelOf);
    const [suggested, count] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best));
    const agreement = count / VOTERS;
    // A class of four has only three that could agree, so that none of them may.
    const supported = (votes.get(labelOf(row)) ?? 0) / Math.min(VOTERS, others);
    const isLikely =
      suggested !== labelOf(row) && agreement >= MIN_AGREEMENT && supported <= 1 - MIN_AGREEMENT + 1e-9;
    return isLikely ? [{ row, suggested, agreement }] : [];
  });
}

function countBy<Key>(rows: readonly number[], keyOf: (row: number) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}
