import type { Dirent } from 'node:fs';
import { basename, dirname } from 'node:path';
import { realpath } from 'node:fs/promises';
import type { FileStamp } from '../../src-shared/domain/file-stamp.ts';
import { createDiskReader } from './disk-reader.ts';
import type { Exclusion } from './exclusion.ts';
import { type FolderEntries, type Place, sortEntries } from './folder-entries.ts';
import { folderIdentity } from './folder-identity.ts';
import { createLinkReader } from './link-reader.ts';
import { entryFailure, type Unreadable } from './scan-failure.ts';

/** Some photos of one folder, or a place that could not be read. */
export interface Walked {
  folder: string;
  photos: FileStamp[];
  unreadable: Unreadable[];
}

/** A folder of 100,000 photos still comes in portions that a batch can hold. */
const PORTION = 500;

/**
 * All photos below a folder. Links come last: what lies in the folder itself is then known by its own path, and
 * a link to it adds nothing. Throws the signal's reason when it is aborted.
 */
export async function* walkPhotos(
  root: string,
  isExcluded: Exclusion | null,
  signal?: AbortSignal,
): AsyncGenerator<Walked> {
  const reader = createDiskReader();
  const realRoot = await realpath(root);
  // A link to a folder above would bring in the whole disk, this folder included.
  const walked = new Set(foldersAbove(realRoot).map(folderIdentity));
  const links = createLinkReader({ realRoot, isExcluded, walked });

  async function* walkTree(top: Place, throughLink: boolean): AsyncGenerator<Walked> {
    const waiting = [top];
    for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
      signal?.throwIfAborted();
      const identity = folderIdentity(folder.path);
      // Only links make circles; a folder of one's own is walked even on a drive that numbers two alike.
      if (throughLink && identity !== null && walked.has(identity)) continue;
      if (identity !== null) walked.add(identity);

      const found = await entriesOf(folder);
      if ('code' in found) {
        yield { folder: folder.path, photos: [], unreadable: [found] };
        continue;
      }
      for (const subfolder of found.folders) waiting.push(subfolder);
      for (const link of found.links) links.remember(link);
      for (let start = 0; start < found.photos.length; start += PORTION) {
        signal?.throwIfAborted();
        yield await stampsOf(folder.path, found.photos.slice(start, start + PORTION));
      }
    }
  }

  const entriesOf = async (folder: Place): Promise<FolderEntries | Unreadable> => {
    let entries: Dirent[];
    try {
      entries = await reader.readFolder(folder.path);
    } catch (error) {
      return entryFailure(error, folder.path, 'folder') ?? { folders: [], photos: [], links: [] };
    }
    return sortEntries(folder, entries, isExcluded);
  };

  const stampsOf = async (folder: string, paths: readonly string[]): Promise<Walked> => {
    const part: Walked = { folder, photos: [], unreadable: [] };
    const results = await reader.statAll(paths);
    for (const [index, path] of paths.entries()) {
      const result = results[index];
      if (result === undefined || result instanceof Error) {
        const failure = entryFailure(result ?? missing, path, 'file');
        if (failure) part.unreadable.push(failure);
      } else if (result.isFile()) {
        part.photos.push({ path, bytes: result.size, mtimeMs: result.mtimeMs });
      }
    }
    return part;
  };

  yield* walkTree(
    { path: root, name: basename(root), parentName: basename(dirname(root)), within: '' },
    false,
  );
  for (let link = links.next(); link; link = links.next()) {
    const target = links.follow(link);
    if ('code' in target) yield { folder: dirname(link.path), photos: [], unreadable: [target] };
    else if (target.kind === 'folder') yield* walkTree(link, true);
    else if (target.kind === 'photo') yield await stampsOf(dirname(link.path), [link.path]);
  }
}

const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}
