import type { CachePart } from '../../src-shared/contract/settings.ts';

export type PartName = CachePart['name'];

/** In the order in which they are told. */
export const partNames: readonly PartName[] = [
  ...(['library', 'thumbnails', 'index', 'models', 'training', 'maps', 'downloads', 'other'] as const),
];

const FOLDERS = new Set<string>(['thumbnails', 'index', 'models', 'training', 'maps', 'downloads']);

/** @param way names from the data folder to a file */
export function partOf(way: readonly string[]): PartName {
  const [top = ''] = way;
  if (way.length > 1) return FOLDERS.has(top) ? (top as PartName) : 'other';
  return top.startsWith('library.') ? 'library' : 'other';
}
