import { access } from 'node:fs/promises';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Gallery } from '../store/gallery.ts';

/**
 * A file of the photo that can be reached now.
 * @throws CodedError 'photo-unknown', or 'file-missing' where it lies on a drive that is not connected, or is gone
 */
export async function reachablePath(gallery: Gallery, photoId: PhotoId): Promise<string> {
  const paths = gallery.details(photoId)?.paths ?? [];
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  const [path] = paths;
  if (path === undefined) throw photoUnknown();
  throw new CodedError(
    'file-missing',
    `The file of this photo is not there now: ${path}. Connect the drive that it lies on, or look for changes in its folder.`,
    { path, transient: true },
  );
}

export function photoUnknown(): CodedError {
  return new CodedError('photo-unknown', 'This photo is not in the library any more.');
}
