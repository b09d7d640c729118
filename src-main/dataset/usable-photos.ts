import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { LabelledPhoto } from './labelled-photo.ts';

/** What a class needs: less leaves nothing to tell learning from luck. */
const MIN_CLASS_PHOTOS = 4;

export interface UsablePhotos {
  /** Rows that are trained or tested on, ascending. */
  rows: number[];
  /** Labels that have enough photos, ascending. */
  labels: number[];
  /** Labels that have too few, with the photos they have. */
  thin: { label: number; photos: number }[];
}

/**
 * Leaves out photos that have several labels, and then classes with too few photos.
 * @param conflicts rows that are one photo under several labels
 * @throws CodedError 'labels-missing' where fewer than two classes are left
 */
export function usablePhotos(
  photos: readonly LabelledPhoto[],
  classes: readonly string[],
  conflicts: readonly (readonly number[])[],
): UsablePhotos {
  const conflicting = new Set(conflicts.flat());
  const counts = classes.map(() => 0);
  for (const [row, { label }] of photos.entries()) {
    if (!conflicting.has(row)) counts[label] = (counts[label] ?? 0) + 1;
  }
  const thin = [...counts.entries()]
    .map(([label, count]) => ({ label, photos: count }))
    .filter(({ photos: count }) => count < MIN_CLASS_PHOTOS);
  const thinLabels = new Set(thin.map(({ label }) => label));
  const labels = [...classes.keys()].filter((label) => !thinLabels.has(label));
  if (labels.length < 2) throw tooFewClasses(labels.length, thin.length, conflicting.size);

  const rows = [...photos.entries()]
    .filter(([row, { label }]) => !conflicting.has(row) && !thinLabels.has(label))
    .map(([row]) => row);
  return { rows, labels, thin };
}

function tooFewClasses(left: number, thin: number, conflicting: number): CodedError {
  const found = left === 0 ? 'none has' : 'only one has';
  const thinNote = thin === 0 ? '' : ` Categories with too few: ${thin}.`;
  const conflictNote =
    conflicting === 0
      ? ''
      : ` Photos left out because the same photo is in several categories: ${conflicting}. Keep each in one.`;
  return new CodedError(
    'labels-missing',
    `Training needs two or more categories of at least ${MIN_CLASS_PHOTOS} photos that can be read; ${found}.` +
      `${thinNote}${conflictNote} Add photos or categories and try again.`,
  );
}
