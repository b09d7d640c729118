import type { Collection } from '../../src-shared/contract/collection.ts';
import type { Folder } from '../../src-shared/contract/folder.ts';
import type { PhotoFilter } from '../../src-shared/contract/photo.ts';
import { formatDay } from '../format/figures.ts';
import { text } from '../text/text.ts';
import { folderName } from './paths.ts';

/** One thing that narrows the photos, and the filter without it. */
interface ActiveFilter {
  label: string;
  without: PhotoFilter;
}

const dayMs = 86_400_000;
const dayOf = (date: string) => formatDay(Date.parse(date) / dayMs);

/** @param withPlace whether folders and collections are told too */
export function activeFilters(
  filter: PhotoFilter,
  withPlace: boolean,
  folders: readonly Folder[],
  collections: readonly Collection[],
): ActiveFilter[] {
  const words = text.search.filters;
  const folderOf = (id: number) => folders.find((folder) => folder.id === id)?.path;
  const collectionOf = (id: number) => collections.find((collection) => collection.id === id)?.name;
  const place = [
    ...each(filter, 'folderIds', (id) => folderName(folderOf(id) ?? words.unknownFolder)),
    ...each(filter, 'collectionIds', (id) => collectionOf(id) ?? words.unknownCollection),
  ];
  return [
    ...(withPlace ? place : []),
    ...one(filter, 'text', words.quoted),
    ...one(filter, 'takenFrom', (date) => words.from(dayOf(date))),
    ...one(filter, 'takenTo', (date) => words.to(dayOf(date))),
    ...each(filter, 'cameras', (name) => name),
    ...each(filter, 'tags', (name) => name),
    ...each(filter, 'formats', (name) => name.toUpperCase()),
  ];
}

function one(
  filter: PhotoFilter,
  part: 'text' | 'takenFrom' | 'takenTo',
  labelOf: (value: string) => string,
): ActiveFilter[] {
  const { [part]: value, ...without } = filter;
  return value === undefined ? [] : [{ label: labelOf(value), without }];
}

function each<K extends 'folderIds' | 'collectionIds' | 'cameras' | 'tags' | 'formats'>(
  filter: PhotoFilter,
  part: K,
  labelOf: (value: NonNullable<PhotoFilter[K]>[number]) => string,
): ActiveFilter[] {
  const { [part]: values, ...rest } = filter;
  const all = (values ?? []) as NonNullable<PhotoFilter[K]>[number][];
  return all.map((value) => {
    const others = all.filter((other) => other !== value);
    return { label: labelOf(value), without: others.length > 0 ? { ...rest, [part]: others } : rest };
  });
}
