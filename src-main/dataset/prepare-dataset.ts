import type { DataFinding } from '../../src-shared/contract/training.ts';
import { countClasses } from './class-counts.ts';
import { featureNeighbours, type NearestOfAll } from './feature-neighbours.ts';
import { findingsOf } from './findings.ts';
import type { Dataset, LabelledPhoto } from './labelled-photo.ts';
import { findLikelyMislabels, NEIGHBOURS_FOR_VOTE } from './likely-mislabels.ts';
import { findSamePhotos } from './same-photos.ts';
import { heldOutOf } from './split-class.ts';
import { inStableOrder } from './stable-order.ts';
import { usablePhotos } from './usable-photos.ts';

/** With fewer photos, each one is worth more to learn from than to judge by. */
const VALIDATION_FROM = 14;

export interface PrepareOptions {
  seed: number;
  /** 0.15 holds out 15 of 100 photos of each class. */
  heldOutShare: number;
  /** Of what is then left of each class, what decides when to stop; see `validationRows`. 0: nothing. */
  validationShare: number;
  /** Files that could not be read: they are counted, and listed as they are. */
  unreadable: readonly DataFinding[];
}

/**
 * Checks labelled photos and splits them. A photo and its copies stay on one side; photos that have several labels, and
 * classes with fewer than four photos, are left out; everything else is only reported. The outcome does not depend on
 * the order of `photos`.
 *
 * @throws CodedError 'labels-missing' where fewer than two classes are left
 */
export function prepareDataset<Photo extends LabelledPhoto>(
  photos: readonly Photo[],
  classes: readonly string[],
  { seed, heldOutShare, validationShare, unreadable }: PrepareOptions,
  nearestOfAll: NearestOfAll,
): Dataset<Photo> {
  const found = inStableOrder(photos);
  const near = featureNeighbours(found, NEIGHBOURS_FOR_VOTE, nearestOfAll);
  const same = findSamePhotos(found, near);
  const { rows, labels, thin } = usablePhotos(found, classes, same.conflicts);
  const usable = new Set(rows);
  const groups = same.groups
    .map((group) => group.filter((row) => usable.has(row)))
    .filter((group) => group.length > 0);

  const heldOut = heldOutRows(found, groups, heldOutShare, seed);
  const validation = validationRows(found, groups, heldOut, validationShare, seed);
  const counts = countClasses(found, classes, usable, heldOut);
  const mislabels = findLikelyMislabels(rows, found, groups, near);
  const findings = findingsOf({
    ...{ photos: found, counts, thin, unreadable, groups, mislabels },
    conflicts: same.conflicts,
  });
  const placesOf = (isWanted: (row: number) => boolean): number[] =>
    [...rows.keys()].filter((at) => isWanted(rows[at] ?? -1));
  return {
    classes: labels.map((label) => classes[label] ?? ''),
    photos: rows.flatMap((row) => relabelled(found[row], labels)),
    train: placesOf((row) => !heldOut.has(row) && !validation.has(row)),
    validation: placesOf((row) => validation.has(row)),
    heldOut: placesOf((row) => heldOut.has(row)),
    check: {
      photos: found.length + unreadable.length,
      classes: counts,
      trainPhotos: rows.length - heldOut.size,
      heldOutPhotos: heldOut.size,
      findings,
    },
  };
}

function heldOutRows(
  photos: readonly LabelledPhoto[],
  groups: readonly number[][],
  share: number,
  seed: number,
): Set<number> {
  const splitGroups = groups.flatMap((rows) => {
    // Rows are in the order of contents, so the first one's is the lowest.
    const first = photos[rows[0] ?? -1];
    return first === undefined ? [] : [{ rows, label: first.label, contentHash: first.contentHash }];
  });
  const byClass = Map.groupBy(splitGroups, ({ label }) => label);
  return new Set([...byClass.values()].flatMap((ofClass) => heldOutOf(ofClass, share, seed)));
}

/**
 * Photos that are neither trained on nor reported on: they say which epoch was the best. Were it the held-out photos,
 * the report would choose its own figures. A class too small to spare any spares none.
 */
function validationRows(
  photos: readonly LabelledPhoto[],
  groups: readonly number[][],
  heldOut: ReadonlySet<number>,
  share: number,
  seed: number,
): Set<number> {
  const left = groups.filter((group) => !heldOut.has(group[0] ?? -1));
  const photosOf = Map.groupBy(left.flat(), (row) => photos[row]?.label);
  const spared = left.filter(
    (group) => (photosOf.get(photos[group[0] ?? -1]?.label)?.length ?? 0) >= VALIDATION_FROM,
  );
  // Another seed: the same would take the photos that come next in the order of the held-out ones.
  return share === 0 ? new Set() : heldOutRows(photos, spared, share, seed + 1);
}

/** @param labels that are left, whose places are the new labels */
function relabelled<Photo extends LabelledPhoto>(
  photo: Photo | undefined,
  labels: readonly number[],
): Photo[] {
  return photo === undefined ? [] : [{ ...photo, label: labels.indexOf(photo.label) }];
}
