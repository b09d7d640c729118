import { basename, relative, resolve, sep } from 'node:path';
import type { ExclusionPreview } from '../../src-shared/contract/folder.ts';
import { compileExclusions, type Exclusion } from './exclusion.ts';
import { openRoot } from './root-folder.ts';
import { walkPhotos } from './walk-photos.ts';

const EXAMPLES = 5;

/**
 * What patterns would hide in a folder, found by the walk and the matching of a scan.
 *
 * Throws 'exclusion-invalid', 'folder-offline', 'not-a-folder' or 'folder-not-readable'.
 *
 * @param exclude see `compileExclusions`
 * @param withinMs what was found by then is the answer
 */
export async function previewExclusions(
  path: string,
  exclude: readonly string[],
  withinMs: number,
): Promise<ExclusionPreview> {
  const root = resolve(path);
  const patterns = exclude.map((pattern) => ({ pattern, hidden: 0, examples: [] as string[] }));
  const firstHiding = hidingOrder(exclude.map((pattern) => compileExclusions([pattern])));
  await openRoot(root, 0);

  const preview: ExclusionPreview = { photos: 0, hidden: 0, patterns, isComplete: true };
  const startedAtMs = performance.now();
  for await (const { photos } of walkPhotos(root, null)) {
    for (const photo of photos) {
      const within = relative(root, photo.path).replaceAll(sep, '/');
      const found = patterns[firstHiding(within)];
      preview.photos++;
      if (!found) continue;
      preview.hidden++;
      found.hidden++;
      if (found.examples.length < EXAMPLES) found.examples.push(within);
    }
    if (performance.now() - startedAtMs < withinMs) continue;
    return { ...preview, isComplete: false };
  }
  return preview;
}

/**
 * Index of the first pattern that hides a photo, be it by itself or by a folder it is in; -1 where none does.
 * Folders are remembered: thousands of photos lie in the same one.
 */
function hidingOrder(exclusions: readonly (Exclusion | null)[]): (within: string) => number {
  const folders = new Map<string, number>([['', exclusions.length]]);
  const own = (within: string): number => {
    const index = exclusions.findIndex((excludes) => excludes?.(within, basename(within)));
    return index === -1 ? exclusions.length : index;
  };
  const ofFolder = (within: string): number => {
    const known = folders.get(within);
    if (known !== undefined) return known;
    const index = Math.min(own(within), ofFolder(above(within)));
    folders.set(within, index);
    return index;
  };
  return (within) => {
    const index = Math.min(own(within), ofFolder(above(within)));
    return index === exclusions.length ? -1 : index;
  };
}

const above = (within: string): string => within.slice(0, Math.max(0, within.lastIndexOf('/')));
