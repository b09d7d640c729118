import type { FolderId, PhotoId, QueryId } from '../../src-shared/contract/ids.ts';
import type { PhotoFilter } from '../../src-shared/contract/photo.ts';
import type { QueryPicture } from '../../src-shared/contract/search.ts';

/** Where a person is. Everything is in the address, so that back, forward and reload just work. */
export type Route =
  | { view: 'gallery'; filter: PhotoFilter }
  | { view: 'similar'; query: QueryPicture; filter: PhotoFilter }
  | { view: 'import' };

/** Reads `#/`, `#/folder/3`, `#/similar/photo/12?tag=cat`, `#/import`. Anything else is the gallery. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, kind, id] = path.split('/');
  const filter = parseFilter(new URLSearchParams(search));

  if (view === 'import') return { view: 'import' };
  if (view === 'folder' && isId(kind)) {
    return { view: 'gallery', filter: { ...filter, folderIds: [Number(kind) as FolderId] } };
  }
  if (view === 'similar' && kind === 'photo' && isId(id)) {
    return { view: 'similar', query: { kind: 'photo', photoId: Number(id) as PhotoId }, filter };
  }
  if (view === 'similar' && kind === 'query' && /^[\w-]{8,64}$/.test(id ?? '')) {
    return { view: 'similar', query: { kind: 'query', queryId: id as QueryId }, filter };
  }
  return { view: 'gallery', filter };
}

export function formatRoute(route: Route): string {
  if (route.view === 'import') return '#/import';
  if (route.view === 'similar') {
    return `#/similar/${queryKey(route.query)}${formatFilter(route.filter)}`;
  }
  const { folderIds, ...rest } = route.filter;
  const [folderId] = folderIds ?? [];
  return `#/${folderId === undefined ? '' : `folder/${folderId}`}${formatFilter(rest)}`;
}

/** One word for a query picture, the same wherever it is met. */
export function queryKey(query: QueryPicture): string {
  return query.kind === 'photo' ? `photo/${query.photoId}` : `query/${query.queryId}`;
}

export const isFiltered = (filter: PhotoFilter): boolean =>
  Object.values(filter).some((part) => part !== undefined);

const isId = (word: string | undefined): boolean => /^[1-9]\d{0,14}$/.test(word ?? '');
const isDate = (word: string | null): word is string => /^\d{4}-\d\d-\d\d$/.test(word ?? '');

function parseFilter(search: URLSearchParams): PhotoFilter {
  const filter: PhotoFilter = {};
  const folders = search.getAll('folder').filter(isId);
  if (folders.length > 0) filter.folderIds = folders.map((id) => Number(id) as FolderId);
  const from = search.get('from');
  if (isDate(from)) filter.takenFrom = from;
  const to = search.get('to');
  if (isDate(to)) filter.takenTo = to;
  const cameras = search.getAll('camera');
  if (cameras.length > 0) filter.cameras = cameras;
  const tags = search.getAll('tag');
  if (tags.length > 0) filter.tags = tags;
  return filter;
}

function formatFilter(filter: PhotoFilter): string {
  const search = new URLSearchParams();
  for (const id of filter.folderIds ?? []) search.append('folder', String(id));
  if (filter.takenFrom) search.set('from', filter.takenFrom);
  if (filter.takenTo) search.set('to', filter.takenTo);
  for (const camera of filter.cameras ?? []) search.append('camera', camera);
  for (const tag of filter.tags ?? []) search.append('tag', tag);
  return search.size === 0 ? '' : `?${search.toString()}`;
}
