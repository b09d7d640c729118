import type { CachePart } from '../../src-shared/contract/settings.ts';
import { type CacheRules, listCache, removeCacheFile } from './cache-file.ts';
import { partNames } from './cache-part.ts';

export interface CacheSurvey {
  parts: CachePart[];
  removed: { files: number; bytes: number };
}

/** Adds up what lies in the data folder. With `clean`, first removes what nothing needs and can be made again. */
export async function surveyCache(dataDir: string, rules: CacheRules, clean: boolean): Promise<CacheSurvey> {
  const parts: CachePart[] = partNames.map((name) => ({ name, files: 0, bytes: 0, removableBytes: 0 }));
  const removed = { files: 0, bytes: 0 };
  for await (const file of listCache(dataDir, rules)) {
    if (clean && file.isRemovable && (await removeCacheFile(file))) {
      removed.files++;
      removed.bytes += file.bytes;
      continue;
    }
    const part = parts.find(({ name }) => name === file.part);
    if (!part) continue;
    part.files++;
    part.bytes += file.bytes;
    if (file.isRemovable) part.removableBytes += file.bytes;
  }
  return { parts, removed };
}
