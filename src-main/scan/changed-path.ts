import { relative, sep } from 'node:path';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';
import type { Exclusion } from './exclusion.ts';
import { isHidden, isSkippedFolder } from './skipped-names.ts';

/** What a scan would make of a path: a photo by its name, something that may be a folder, or nothing of its business. */
export type ChangedPath = 'photo' | 'perhaps-folder' | 'nothing';

/** @param path absolute, in the scanned folder */
export function judgeChangedPath(root: string, path: string, isExcluded: Exclusion | null): ChangedPath {
  const parts = relative(root, path).split(sep);
  // The folder itself came or went.
  if (parts[0] === '') return 'perhaps-folder';
  const name = parts.at(-1) ?? '';
  const isPhoto = formatOfName(name) !== undefined;
  const isLeftOut = parts.some((part, depth) => {
    const isFolder = depth < parts.length - 1 || !isPhoto;
    if (isHidden(part) || (isFolder && isSkippedFolder(part, parts[depth - 1] ?? ''))) return true;
    return isExcluded?.(parts.slice(0, depth + 1).join('/'), part) ?? false;
  });
  if (isLeftOut) return 'nothing';
  return isPhoto ? 'photo' : 'perhaps-folder';
}
