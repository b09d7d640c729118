import type { Dirent } from 'node:fs';
import { sep } from 'node:path';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';
import type { Exclusion } from './exclusion.ts';
import { isHidden, isSkippedFolder } from './skipped-names.ts';

/** A folder, or a link that may lead to one. */
export interface Place {
  path: string;
  name: string;
  parentName: string;
  /** From the scanned folder on, separated by `/`; empty for the scanned folder itself. */
  within: string;
}

export interface FolderEntries {
  folders: Place[];
  /** Full paths of what is a photo by its name. */
  photos: string[];
  links: Place[];
}

/** Sorts out what in a folder is worth a look. What is hidden or excluded is gone after this. */
export function sortEntries(
  folder: Place,
  entries: readonly Dirent[],
  isExcluded: Exclusion | null,
): FolderEntries {
  const found: FolderEntries = { folders: [], photos: [], links: [] };
  const pathPrefix = folder.path.endsWith(sep) ? folder.path : folder.path + sep;
  const withinPrefix = folder.within === '' ? '' : `${folder.within}/`;

  for (const entry of entries) {
    const { name } = entry;
    const isFile = entry.isFile();
    if (isHidden(name) || (isFile && formatOfName(name) === undefined)) continue;
    if (isExcluded?.(withinPrefix + name, name)) continue;

    const path = pathPrefix + name;
    if (isFile) {
      found.photos.push(path);
      continue;
    }
    const place: Place = { path, name, parentName: folder.name, within: withinPrefix + name };
    if (entry.isSymbolicLink()) found.links.push(place);
    else if (entry.isDirectory() && !isSkippedFolder(name, folder.name)) found.folders.push(place);
  }
  return found;
}
