import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { formatOfName } from '../../src-shared/domain/photo-format.ts';
import type { Exclusion } from './exclusion.ts';
import type { Place } from './folder-entries.ts';
import { folderIdentity } from './folder-identity.ts';
import { brokenLink, entryFailure, type Unreadable } from './scan-failure.ts';
import { isHidden, isSkippedFolder } from './skipped-names.ts';

export interface LinkTarget {
  kind: 'folder' | 'photo' | 'nothing-new';
}

/**
 * Keeps the links of a walk until its folders are done, and tells what each leads to.
 * @param walked identities of the folders that were walked; it grows meanwhile
 */
export function createLinkReader(walk: {
  realRoot: string;
  isExcluded: Exclusion | null;
  walked: ReadonlySet<string | null>;
}) {
  let waiting: Place[] = [];
  let found: Place[] = [];

  /** A photo that a walked folder holds is in the library by its own path. */
  const isWalkedAnyway = (link: Place): boolean => {
    // Windows calls a cloud placeholder a link too; it is the photo itself.
    if (!lstatSync(link.path).isSymbolicLink()) return false;
    const target = realpathSync(link.path);
    const name = basename(target);
    if (isHidden(name) || formatOfName(name) === undefined) return false;
    if (walk.isExcluded?.(relative(walk.realRoot, target).replaceAll(sep, '/'), name)) return false;
    return walk.walked.has(folderIdentity(dirname(target)));
  };

  return {
    remember: (link: Place): void => {
      found.push(link);
    },

    /** By path, so that of two ways to the same folder each scan takes the same one. */
    next: (): Place | undefined => {
      if (waiting.length === 0) {
        waiting = found.sort((one, other) => (one.path < other.path ? 1 : -1));
        found = [];
      }
      return waiting.pop();
    },

    follow: (link: Place): LinkTarget | Unreadable => {
      let target: Stats | undefined;
      try {
        target = statSync(link.path, { throwIfNoEntry: false });
        if (!target) return brokenLink(link.path);
        if (target.isDirectory()) {
          return { kind: isSkippedFolder(link.name, link.parentName) ? 'nothing-new' : 'folder' };
        }
        const isPhoto = target.isFile() && formatOfName(link.name) !== undefined;
        return { kind: isPhoto && !isWalkedAnyway(link) ? 'photo' : 'nothing-new' };
      } catch (error) {
        return entryFailure(error, link.path, 'file') ?? brokenLink(link.path);
      }
    },
  };
}
