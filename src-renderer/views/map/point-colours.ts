import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { Colour } from './palette.ts';
import type { PointColours } from './point-cloud.ts';

/** How strongly dots are painted: as usual, and where others are meant. */
const USUAL = 215;
const ASIDE = 36;

export interface Colouring {
  photoIds: readonly PhotoId[];
  /** Group of each photo, -1 for none. */
  groupOf: (index: number) => number;
  colours: readonly Colour[];
  plain: Colour;
  isShown: (index: number) => boolean;
  highlighted: number | null;
  /** With any photo marked, the others step back. */
  isMarked: ((photoId: PhotoId) => boolean) | null;
}

/** [photos, 4]; 100,000 photos take a few milliseconds. */
export function pointColours({
  photoIds,
  groupOf,
  colours,
  plain,
  isShown,
  highlighted,
  isMarked,
}: Colouring): PointColours {
  const painted = new Uint8Array(photoIds.length * 4);
  photoIds.forEach((photoId, index) => {
    if (!isShown(index)) return;
    const group = groupOf(index);
    const [red, green, blue] = colours[group] ?? plain;
    const isMeant =
      (highlighted === null || group === highlighted) && (isMarked === null || isMarked(photoId));
    const at = index * 4;
    painted[at] = red;
    painted[at + 1] = green;
    painted[at + 2] = blue;
    painted[at + 3] = isMeant ? USUAL : ASIDE;
  });
  return painted;
}
