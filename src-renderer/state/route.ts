import type { CollectionId, FolderId, PhotoId, QueryId, RunId } from '../../src-shared/contract/ids.ts';
import type { PhotoFilter } from '../../src-shared/contract/photo.ts';
import type { Example, QueryPicture, Region } from '../../src-shared/contract/search.ts';
import { formatFilter, isId, parseFilter } from './route-filter.ts';

/** What a person looks for, as far as the address tells. */
export interface SearchRoute {
  query: QueryPicture;
  region?: Region;
  examples?: readonly Example[];
  /** Hits below this score are left out of sight. */
  minScore?: number;
  filter: PhotoFilter;
}

/** Where a person is. Everything is in the address, so that back, forward and reload just work. */
export type Route =
  | { view: 'gallery'; filter: PhotoFilter }
  | ({ view: 'similar' } & SearchRoute)
  | { view: 'copies'; photoId: PhotoId }
  | { view: 'collections' }
  | { view: 'map' }
  | { view: 'teach'; step: 'models' | 'new' }
  | { view: 'teach'; step: 'run'; runId: RunId }
  | { view: 'import' }
  | { view: 'settings' };

/**
 * Reads `#/`, `#/folder/3`, `#/collection/2`, `#/similar/photo/12?more=photo/4&box=0.1,0.1,0.5,0.5`, `#/copies/12`,
 * `#/map`, `#/teach/run/3` and the like. Anything else is the gallery.
 */
export function parseRoute(hash: string): Route {
  const [path = '', rest = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view, kind, id] = path.split('/');
  const search = new URLSearchParams(rest);
  const filter = parseFilter(search);

  switch (view) {
    case 'import':
    case 'map':
    case 'collections':
    case 'settings':
      return { view };
    case 'teach':
      if (kind === 'run' && isId(id)) return { view, step: 'run', runId: Number(id) as RunId };
      return { view, step: kind === 'new' ? 'new' : 'models' };
    case 'copies':
      if (isId(kind)) return { view, photoId: Number(kind) as PhotoId };
      break;
    case 'folder':
      if (isId(kind))
        return { view: 'gallery', filter: { ...filter, folderIds: [Number(kind) as FolderId] } };
      break;
    case 'collection':
      if (isId(kind)) {
        return { view: 'gallery', filter: { ...filter, collectionIds: [Number(kind) as CollectionId] } };
      }
      break;
    case 'similar': {
      const query = parsePicture(`${kind ?? ''}/${id ?? ''}`);
      if (query) return { view, query, ...parseSearch(search), filter };
    }
  }
  return { view: 'gallery', filter };
}

export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'import':
    case 'map':
    case 'collections':
    case 'settings':
      return `#/${route.view}`;
    case 'copies':
      return `#/copies/${route.photoId}`;
    case 'teach':
      if (route.step === 'run') return `#/teach/run/${route.runId}`;
      return route.step === 'new' ? '#/teach/new' : '#/teach';
    case 'similar':
      return `#/similar/${queryKey(route.query)}${withQuestion(formatSearch(route))}`;
    case 'gallery': {
      const { folderIds, collectionIds, ...rest } = route.filter;
      const [folderId] = folderIds ?? [];
      const [collectionId] = collectionIds ?? [];
      if (collectionId !== undefined) {
        const others = folderIds ? { ...rest, folderIds } : rest;
        return `#/collection/${collectionId}${withQuestion(formatFilter(others))}`;
      }
      return `#/${folderId === undefined ? '' : `folder/${folderId}`}${withQuestion(formatFilter(rest))}`;
    }
  }
}

/** One word for a query picture, the same wherever it is met. */
export function queryKey(query: QueryPicture): string {
  return query.kind === 'photo' ? `photo/${query.photoId}` : `query/${query.queryId}`;
}

export const isFiltered = (filter: PhotoFilter): boolean =>
  Object.values(filter).some((part) => part !== undefined);

const withQuestion = (search: URLSearchParams): string => (search.size === 0 ? '' : `?${search.toString()}`);

function parsePicture(key: string): QueryPicture | null {
  const [kind, id] = key.split('/');
  if (kind === 'photo' && isId(id)) return { kind, photoId: Number(id) as PhotoId };
  if (kind === 'query' && /^[\w-]{8,64}$/.test(id ?? '')) return { kind, queryId: id as QueryId };
  return null;
}

/** `0.1,0.2,0.3,0.4`: left, top, width and height as shares. */
function parseRegion(text: string | null | undefined): Region | undefined {
  const numbers = (text ?? '').split(',').map(Number);
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || x === undefined || y === undefined || !width || !height) return undefined;
  const isInside = x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;
  return isInside ? { x, y, width, height } : undefined;
}

/** Rounded down, so that what was inside the picture stays inside. */
const formatRegion = ({ x, y, width, height }: Region): string =>
  [x, y, width, height].map((share) => Math.floor(share * 10_000) / 10_000).join(',');

/** `photo/4`, `photo/4;0.5` with a weight, `photo/4;0.5;0.1,0.2,0.3,0.4` with a region too. */
function parseExample(text: string, sign: 1 | -1): Example[] {
  const [key = '', weightText = '1', regionText] = text.split(';');
  const picture = parsePicture(key);
  const weight = Number(weightText);
  if (!picture || !(weight > 0 && weight <= 1)) return [];
  const region = parseRegion(regionText);
  return [{ picture, weight: sign * weight, ...(region ? { region } : {}) }];
}

function formatExample({ picture, weight, region }: Example): string {
  const size = Math.abs(weight);
  const tail = region ? `;${size};${formatRegion(region)}` : size === 1 ? '' : `;${size}`;
  return `${queryKey(picture)}${tail}`;
}

function parseSearch(search: URLSearchParams): Pick<SearchRoute, 'region' | 'examples' | 'minScore'> {
  const region = parseRegion(search.get('box'));
  const examples = [
    ...search.getAll('more').flatMap((text) => parseExample(text, 1)),
    ...search.getAll('less').flatMap((text) => parseExample(text, -1)),
  ];
  const minScore = Number(search.get('least') ?? 0);
  return {
    ...(region ? { region } : {}),
    ...(examples.length > 0 ? { examples } : {}),
    ...(minScore > 0 && minScore <= 1 ? { minScore } : {}),
  };
}

function formatSearch({ region, examples = [], minScore, filter }: SearchRoute): URLSearchParams {
  const search = new URLSearchParams();
  if (region) search.set('box', formatRegion(region));
  for (const example of examples) search.append(example.weight > 0 ? 'more' : 'less', formatExample(example));
  if (minScore) search.set('least', String(minScore));
  for (const [name, value] of formatFilter(filter)) search.append(name, value);
  return search;
}
