import type { Point } from './camera.ts';

/** A thumbnail on the map: which photo, and where its middle is, in pixels. */
export interface PlacedThumbnail extends Point {
  index: number;
}

/** Beyond this many photos in sight, dots say more. */
export const MOST_FOR_THUMBNAILS = 500;
const MOST_THUMBNAILS = 80;
const GAP = 6;

/**
 * Thumbnails for photos in sight so that none covers another. Photos shown before come first, so that little changes
 * while the map moves; among the others chance decides, always in the same way.
 *
 * @param size width and height of each, in pixels
 */
export function placeThumbnails(
  inSight: readonly PlacedThumbnail[],
  shownBefore: readonly number[],
  size: number,
): PlacedThumbnail[] {
  const before = new Set(shownBefore);
  const rank = ({ index }: PlacedThumbnail) =>
    (before.has(index) ? 0 : 1) + (Math.imul(index + 1, 2_654_435_761) >>> 0) / 2 ** 32;
  const placed: PlacedThumbnail[] = [];
  for (const candidate of inSight.toSorted((one, other) => rank(one) - rank(other))) {
    const isFree = placed.every(
      ({ x, y }) => Math.abs(x - candidate.x) >= size + GAP || Math.abs(y - candidate.y) >= size + GAP,
    );
    if (isFree) placed.push(candidate);
    if (placed.length === MOST_THUMBNAILS) break;
  }
  // In the order of the photos: elements then keep their place in the document.
  return placed.sort((one, other) => one.index - other.index);
}

/** Larger, the fewer there are to show. */
export const thumbnailSize = (inSight: number): number => (inSight <= 20 ? 104 : inSight <= 80 ? 72 : 56);
