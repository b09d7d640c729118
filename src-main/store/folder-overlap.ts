import { isAbsolute, relative, sep } from 'node:path';
import { ExclusionGlobs } from '../../src-shared/contract/folder.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { exclusionFromAbove, parseExclusionGlob } from '../../src-shared/domain/exclusion-glob.ts';

/** Whether `path` lies in `folder`, by name; neither has to exist. */
export function liesIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

export function folderOverlaps(path: string, other: string): CodedError {
  return new CodedError(
    'folder-overlaps',
    `The library has this folder already, as part of ${other}. Scan that one to bring it up to date.`,
    { path },
  );
}

/** What was excluded in folders stays excluded when a folder above takes them in. */
export function mergedExclusions(
  above: { path: string; exclude: readonly string[] },
  folders: readonly { path: string; exclude: readonly string[] }[],
): string[] {
  const inherited = folders.flatMap((folder) => {
    const way = relative(above.path, folder.path).replaceAll(sep, '/');
    return folder.exclude.flatMap((text) => {
      const exclusion = parseExclusionGlob(text, sep === '\\');
      return exclusion ? [exclusionFromAbove(exclusion, way)] : [];
    });
  });
  const merged = ExclusionGlobs.safeParse([...new Set([...above.exclude, ...inherited])]);
  if (merged.success) return merged.data;
  throw new CodedError(
    'folder-overlaps',
    'The folders inside this one exclude more than one folder can. Remove some of their exclusions first.',
    { path: above.path },
  );
}
