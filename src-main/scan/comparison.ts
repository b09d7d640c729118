import { dirname } from 'node:path';
import type { FileId } from '../../src-shared/contract/ids.ts';
import type { FileStamp, KnownFile } from '../../src-shared/domain/file-stamp.ts';

/** Where the files of a batch are sorted to. */
export interface Found {
  added: FileStamp[];
  changed: FileStamp[];
  returned: FileId[];
}

/** Compares what a scan sees with what was known of the folder; each path is to be seen once. */
export function compareWith(known: Iterable<KnownFile>) {
  const unseen = byFolder(known);

  return {
    /** Files that were there at the last scan and have not been seen yet. */
    countPresent: (): number => {
      let present = 0;
      for (const files of unseen.values()) {
        for (const { state } of files.values()) if (state !== 'gone') present++;
      }
      return present;
    },

    /** @param stamps files that are directly in `folder` */
    see: (folder: string, stamps: readonly FileStamp[], found: Found): void => {
      const files = unseen.get(folder);
      for (const stamp of stamps) {
        const before = files?.get(stamp.path);
        if (!before) {
          found.added.push(stamp);
          continue;
        }
        files?.delete(stamp.path);
        if (before.bytes !== stamp.bytes || before.mtimeMs !== stamp.mtimeMs) found.changed.push(stamp);
        else if (before.state === 'gone') found.returned.push(before.id);
      }
    },

    /** @param unreadable places of which nothing can be said: what lies in them keeps its state */
    gone: (unreadable: ReadonlySet<string>): FileId[] => {
      const gone: FileId[] = [];
      for (const [folder, files] of unseen) {
        if (files.size === 0 || liesIn(unreadable, folder)) continue;
        for (const { id, path, state } of files.values()) {
          if (state !== 'gone' && !unreadable.has(path)) gone.push(id);
        }
      }
      return gone;
    },
  };
}

/** A map for each folder: a small one is several times faster to ask than one of all files. */
function byFolder(known: Iterable<KnownFile>): Map<string, Map<string, KnownFile>> {
  const folders = new Map<string, Map<string, KnownFile>>();
  for (const file of known) {
    const folder = dirname(file.path);
    const files = folders.get(folder);
    if (files) files.set(file.path, file);
    else folders.set(folder, new Map([[file.path, file]]));
  }
  return folders;
}

function liesIn(places: ReadonlySet<string>, path: string): boolean {
  if (places.size === 0) return false;
  for (let place = path; ; place = dirname(place)) {
    if (places.has(place)) return true;
    if (place === dirname(place)) return false;
  }
}
