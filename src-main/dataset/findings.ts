import type { DataFinding } from '../../src-shared/contract/training.ts';
import type { ClassCounts } from './class-counts.ts';
import type { LabelledPhoto } from './labelled-photo.ts';
import type { LikelyMislabel } from './likely-mislabels.ts';
import type { UsablePhotos } from './usable-photos.ts';

/** From here on the largest class so outnumbers the smallest that its owner should know. */
const IMBALANCE = 10;

/** What was found, by rows and labels. */
interface Found {
  photos: readonly LabelledPhoto[];
  counts: readonly ClassCounts[];
  thin: UsablePhotos['thin'];
  unreadable: readonly DataFinding[];
  conflicts: readonly (readonly number[])[];
  /** Groups of one are no finding. */
  groups: readonly (readonly number[])[];
  mislabels: readonly LikelyMislabel[];
}

/** The same in words that a person can follow: classes first, then files, then doubts. */
export function findingsOf(found: Found): DataFinding[] {
  const { photos, counts, thin, unreadable, conflicts, groups, mislabels } = found;
  const pathOf = (row: number): string => photos[row]?.path ?? '';
  const className = (label: number): string => counts[label]?.name ?? '';
  const labelOf = (row: number): string => className(photos[row]?.label ?? -1);
  return [
    ...thin.map((entry): DataFinding => ({
      kind: 'class-too-thin',
      label: className(entry.label),
      photos: entry.photos,
    })),
    ...imbalanceOf(counts),
    ...unreadable,
    ...conflicts.map((rows): DataFinding => ({
      kind: 'conflicting-labels',
      photos: rows.map((row) => ({ path: pathOf(row), label: labelOf(row) })),
    })),
    ...groups
      .filter((rows) => rows.length > 1)
      .map((rows): DataFinding => ({ kind: 'same-photo', paths: rows.map(pathOf).sort() })),
    ...mislabels.map(({ row, suggested, agreement }): DataFinding => ({
      kind: 'likely-mislabel',
      path: pathOf(row),
      label: labelOf(row),
      suggested: className(suggested),
      agreement,
    })),
  ];
}

function imbalanceOf(counts: readonly ClassCounts[]): DataFinding[] {
  const bySize = counts
    .map(({ name, train, heldOut }) => ({ label: name, photos: train + heldOut }))
    .filter(({ photos }) => photos > 0)
    .sort((one, other) => one.photos - other.photos);
  const [smallest, largest] = [bySize.at(0), bySize.at(-1)];
  if (smallest === undefined || largest === undefined) return [];
  return largest.photos < IMBALANCE * smallest.photos ? [] : [{ kind: 'imbalance', largest, smallest }];
}
