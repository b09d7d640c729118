import { resolve } from 'node:path';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { ExclusionPreview, Folder, FolderListing } from '../../src-shared/contract/folder.ts';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Watching } from '../pipeline/watching/watching.ts';
import type { StoredFolder } from '../store/folders.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface FolderParts {
  library: Library;
  browse: (path: string | undefined, extensions?: readonly string[]) => Promise<FolderListing>;
  /** Throws where the folder cannot be scanned or an exclusion cannot be understood. */
  check: (path: string, exclude: readonly string[]) => Promise<void>;
  checkExclusions: (exclude: readonly string[]) => void;
  preview: (path: string, exclude: readonly string[]) => Promise<ExclusionPreview>;
  watching: Pick<Watching, 'stateOf' | 'follow'>;
  changed: () => void;
}

export function folderMethods({
  library,
  browse,
  check,
  checkExclusions,
  preview,
  watching,
  changed,
}: FolderParts): MethodsOf<'folders'> {
  const { folders } = library;
  const withWatch = (folder: StoredFolder): Folder => ({ ...folder, watch: watching.stateOf(folder.id) });
  const known = (folderId: FolderId): Folder => {
    const folder = folders.get(folderId);
    if (!folder) throw new CodedError('folder-unknown', 'This folder is not in the library any more.');
    return withWatch(folder);
  };
  return {
    'folders.list': () => Promise.resolve(folders.all().map(withWatch)),
    'folders.add': async ({ path, exclude }) => {
      const place = resolve(path);
      await check(place, exclude);
      const folderId = folders.add(place, exclude);
      watching.follow();
      changed();
      return known(folderId);
    },
    // Also while its drive is unplugged, so that only the exclusions are looked at.
    'folders.update': async ({ folderId, exclude }) => {
      checkExclusions(exclude);
      folders.setExclude(known(folderId).id, exclude);
      watching.follow();
      changed();
      return Promise.resolve(known(folderId));
    },
    'folders.remove': ({ folderId }) => {
      folders.remove(known(folderId).id);
      watching.follow();
      changed();
      return Promise.resolve({});
    },
    'folders.preview': ({ path, exclude }) => preview(resolve(path), exclude),
    'folders.browse': ({ path, extensions }) => browse(path, extensions),
  };
}
