import { resolve } from 'node:path';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Folder, FolderListing } from '../../src-shared/contract/folder.ts';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

interface FolderParts {
  library: Library;
  browse: (path: string | undefined) => Promise<FolderListing>;
  /** Throws where the folder cannot be scanned or an exclusion cannot be understood. */
  check: (path: string, exclude: readonly string[]) => Promise<void>;
  checkExclusions: (exclude: readonly string[]) => void;
  changed: () => void;
}

export function folderMethods({
  library,
  browse,
  check,
  checkExclusions,
  changed,
}: FolderParts): MethodsOf<'folders'> {
  const { folders } = library;
  const known = (folderId: FolderId): Folder => {
    const folder = folders.get(folderId);
    if (!folder) throw new CodedError('folder-unknown', 'This folder is not in the library any more.');
    return folder;
  };
  return {
    'folders.list': () => Promise.resolve(folders.all()),
    'folders.add': async ({ path, exclude }) => {
      const place = resolve(path);
      await check(place, exclude);
      const folder = known(folders.add(place, exclude));
      changed();
      return folder;
    },
    // Also while its drive is unplugged, so that only the exclusions are looked at.
    'folders.update': async ({ folderId, exclude }) => {
      checkExclusions(exclude);
      folders.setExclude(known(folderId).id, exclude);
      changed();
      return Promise.resolve(known(folderId));
    },
    'folders.remove': ({ folderId }) => {
      folders.remove(known(folderId).id);
      changed();
      return Promise.resolve({});
    },
    'folders.browse': ({ path }) => browse(path),
  };
}
