import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partOf, type PartName } from './cache-part.ts';

/** What is still needed; everything else of its kind can be made again. */
export interface CacheRules {
  /** Whether the library shows a photo of this content (SHA-256 in hex). */
  isShown: (contentHash: string) => boolean;
  /** Models that answer, or are about to. */
  modelsInUse: readonly string[];
  /** Names of the folders of trainings that are over for good. */
  finishedRuns: readonly string[];
  isDownloading: boolean;
}

export interface CacheFile {
  part: PartName;
  path: string;
  bytes: number;
  isRemovable: boolean;
}

/** An import writes a thumbnail a moment before the library knows its photo. */
const SETTLED_MS = 10 * 60_000;

/** What a training leaves of use; the rest is for going on with it. */
const KEPT_OF_RUN = /\.(?:html|csv|json)$/;

/** Every file in the data folder, without following links. What goes away meanwhile is passed over. */
export async function* listCache(dataDir: string, rules: CacheRules): AsyncGenerator<CacheFile> {
  const waiting: string[][] = [[]];
  for (let way = waiting.pop(); way; way = waiting.pop()) {
    const entries = await readdir(join(dataDir, ...way), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const inside = [...way, entry.name];
      if (entry.isDirectory()) {
        waiting.push(inside);
        continue;
      }
      const path = join(dataDir, ...inside);
      const stats = await lstat(path).catch(() => null);
      if (!stats) continue;
      const isSettled = Date.now() - stats.mtimeMs >= SETTLED_MS;
      yield {
        part: partOf(inside),
        path,
        bytes: stats.size,
        isRemovable: isRemovable(inside, isSettled, rules),
      };
    }
  }
}

/** Removes one file that `listCache` found removable. @returns whether it is gone */
export async function removeCacheFile({ path }: CacheFile): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch {
    // Open elsewhere, or gone by itself: nothing is broken by it staying.
    return false;
  }
}

function isRemovable(way: readonly string[], isSettled: boolean, rules: CacheRules): boolean {
  const name = way.at(-1) ?? '';
  const [, second = ''] = way;
  switch (partOf(way)) {
    case 'thumbnails': {
      const contentHash = /^([0-9a-f]{64})\.jpg/.exec(name)?.[1];
      if (contentHash === undefined || !isSettled) return false;
      return name.endsWith('.part') || !rules.isShown(contentHash);
    }
    case 'index':
      return way.length > 2 && !rules.modelsInUse.includes(second);
    case 'maps':
      return isSettled && !rules.modelsInUse.some((model) => name === model || name.startsWith(`${model}.`));
    case 'training':
      return way.length > 2 && rules.finishedRuns.includes(second) && !KEPT_OF_RUN.test(name);
    case 'downloads':
      return !rules.isDownloading;
    default:
      return false;
  }
}
