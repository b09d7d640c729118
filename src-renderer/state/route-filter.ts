import type { CollectionId, FolderId } from '../../src-shared/contract/ids.ts';
import type { PhotoFilter } from '../../src-shared/contract/photo.ts';

export const isId = (word: string | undefined): boolean => /^[1-9]\d{0,14}$/.test(word ?? '');
const isDate = (word: string | null): word is string => /^\d{4}-\d\d-\d\d$/.test(word ?? '');

/** The part of an address that narrows what is shown; what it does not understand it leaves out. */
export function parseFilter(search: URLSearchParams): PhotoFilter {
  const filter: PhotoFilter = {};
  const folders = search.getAll('folder').filter(isId);
  if (folders.length > 0) filter.folderIds = folders.map((id) => Number(id) as FolderId);
  const collections = search.getAll('collection').filter(isId);
  if (collections.length > 0) filter.collectionIds = collections.map((id) => Number(id) as CollectionId);
  const from = search.get('from');
  if (isDate(from)) filter.takenFrom = from;
  const to = search.get('to');
  if (isDate(to)) filter.takenTo = to;
  const cameras = search.getAll('camera');
  if (cameras.length > 0) filter.cameras = cameras;
  const tags = search.getAll('tag');
  if (tags.length > 0) filter.tags = tags;
  const formats = search.getAll('format');
  if (formats.length > 0) filter.formats = formats;
  const text = search.get('text');
  if (text) filter.text = text.slice(0, 500);
  return filter;
}

export function formatFilter(filter: PhotoFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const id of filter.folderIds ?? []) search.append('folder', String(id));
  for (const id of filter.collectionIds ?? []) search.append('collection', String(id));
  if (filter.takenFrom) search.set('from', filter.takenFrom);
  if (filter.takenTo) search.set('to', filter.takenTo);
  for (const camera of filter.cameras ?? []) search.append('camera', camera);
  for (const tag of filter.tags ?? []) search.append('tag', tag);
  for (const format of filter.formats ?? []) search.append('format', format);
  if (filter.text) search.set('text', filter.text);
  return search;
}
