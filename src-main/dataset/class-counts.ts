import type { DataCheck } from '../../src-shared/contract/training.ts';
import type { LabelledPhoto } from './labelled-photo.ts';

export type ClassCounts = DataCheck['classes'][number];

/**
 * Counts each class, those that are left out included.
 * @param usable rows that are trained or tested on
 * @param heldOut of those, the rows that are tested on
 */
export function countClasses(
  photos: readonly LabelledPhoto[],
  classes: readonly string[],
  usable: ReadonlySet<number>,
  heldOut: ReadonlySet<number>,
): ClassCounts[] {
  const counts = classes.map((name): ClassCounts => ({ name, photos: 0, train: 0, heldOut: 0 }));
  for (const [row, { label }] of photos.entries()) {
    const ofClass = counts[label];
    if (ofClass === undefined) continue;
    ofClass.photos++;
    if (heldOut.has(row)) ofClass.heldOut++;
    else if (usable.has(row)) ofClass.train++;
  }
  return counts;
}
