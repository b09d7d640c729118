import { setImmediate } from 'node:timers/promises';
import type { Library } from '../../store/library.ts';
import type { Gate } from '../gate.ts';
import { mergeClasses } from './merge-classes.ts';
import { trainingStopped } from './training-stopped.ts';

interface Group {
  name: string;
  photoIds: readonly number[];
}

interface LibraryPhoto {
  photoId: number;
  path: string;
  /** Index into `classes`. */
  label: number;
}

/** Looked up before others get their turn: some milliseconds. */
export const LOOKUPS_AT_ONCE = 256;

/**
 * Where the photos of groups lie. Groups with one name are one class; a photo in several classes has no one label and
 * is left out, as is one that is gone.
 *
 * @throws CodedError 'training-stopped'
 */
export async function labelsFromLibrary(
  groups: readonly Group[],
  { gallery }: Pick<Library, 'gallery'>,
  gate: Gate,
): Promise<{ classes: string[]; photos: LibraryPhoto[] }> {
  const { classes, labels } = mergeClasses(groups.map(({ name }) => name));
  const idsOf = classes.map((_, label) => new Set(groupsOf(groups, labels, label)));
  const timesChosen = new Map<number, number>();
  for (const ids of idsOf) {
    for (const id of ids) timesChosen.set(id, (timesChosen.get(id) ?? 0) + 1);
  }
  const photos: LibraryPhoto[] = [];
  let looked = 0;
  for (const [label, ids] of idsOf.entries()) {
    for (const photoId of ids) {
      if (looked++ % LOOKUPS_AT_ONCE === 0) await setImmediate();
      if (gate.isStopped()) throw trainingStopped();
      const path = timesChosen.get(photoId) === 1 ? gallery.pathOf(photoId) : null;
      if (path !== null) photos.push({ photoId, path, label });
    }
  }
  return { classes, photos };
}

function groupsOf(groups: readonly Group[], labels: readonly number[], label: number): number[] {
  return groups.filter((_, index) => labels[index] === label).flatMap(({ photoIds }) => photoIds);
}
