import { basename } from 'node:path';

/** Where a photo lies: in which folder of the library, and in which folders below it, outermost first. */
export interface PhotoPlace {
  /** Path of the library's folder. */
  root: string;
  /** Empty for a photo that lies in it directly. */
  below: readonly string[];
}

/**
 * What to call the folder of each photo, so that the names tell the photos apart: the library's folders where there
 * are several with photos, else the first folders below it that differ.
 *
 * @returns null where a photo is gone
 */
export function folderNames(places: readonly (PhotoPlace | null)[]): (string | null)[] {
  const roots = new Set(places.flatMap((place) => (place ? [place.root] : [])));
  if (roots.size > 1) return places.map((place) => (place ? shortest(place.root, roots) : null));
  const depth = sharedDepth(places.flatMap((place) => (place ? [place.below] : [])));
  return places.map((place) => {
    if (!place) return null;
    return place.below[depth] ?? place.below[depth - 1] ?? lastPart(place.root);
  });
}

/** How many folders all of them share. */
function sharedDepth(ways: readonly (readonly string[])[]): number {
  const [first] = ways;
  if (!first) return 0;
  let depth = first.length;
  for (const way of ways) {
    while (depth > 0 && first.slice(0, depth).some((name, at) => name !== way[at])) depth -= 1;
  }
  return depth;
}

/** The folder's own name; the whole path where another one has the same. */
function shortest(root: string, all: ReadonlySet<string>): string {
  const name = lastPart(root);
  const sharers = [...all].filter((other) => lastPart(other) === name);
  return sharers.length > 1 ? root : name;
}

/** Of '/', the whole. */
const lastPart = (path: string): string => basename(path) || path;
