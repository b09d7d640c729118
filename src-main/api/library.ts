import type { LibraryStatus } from '../../src-shared/contract/library.ts';
import type { Library } from '../store/library.ts';
import type { MethodsOf } from './methods.ts';

export function libraryMethods(status: () => LibraryStatus): MethodsOf<'library'> {
  return { 'library.status': () => Promise.resolve(status()) };
}

/** Photos are searchable from the moment they are recorded; what is pending is still to come. */
export function libraryStatus(library: Library, model: string, dataDir: string): LibraryStatus {
  const { files, gallery, folders } = library;
  const photos = gallery.countLive();
  const pending = files.countPending();
  const allFolders = folders.all();
  return {
    generation: library.generation(),
    photos,
    files: files.countReady(),
    pending,
    failed: files.countFailed(),
    folders: allFolders.length,
    offlineFolders: allFolders.filter((folder) => folder.state === 'offline').length,
    coverage: { searchable: photos, photos: photos + pending },
    model,
    dataDir,
  };
}
