import { readFile } from 'node:fs/promises';
import { PhotoId, QueryId } from '../../src-shared/contract/ids.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Picture, PictureKind } from '../serve/engine.ts';
import type { Library } from '../store/library.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import { thumbnailPath } from '../workers/thumbnail-file.ts';
import type { QueryPictures } from './query-pictures.ts';

/** Fills a 4K screen's height; larger would only be shrunk again. */
const SCREEN_MAX_SIDE = 2_160;

interface PictureParts {
  library: Library;
  queries: QueryPictures;
  /** The threads that answer people now. */
  readers: () => ReaderPool;
  thumbnailDir: string;
}

/** Answers `picture(kind, id)`: by id only, so that nobody outside can name a file. */
export function createPictures({ library, queries, readers, thumbnailDir }: PictureParts) {
  const photoPath = (id: string): { path: string; contentHash: Uint8Array } => {
    const photoId = PhotoId.safeParse(Number(id));
    const contentHash = photoId.success ? library.photos.contentHash(photoId.data) : null;
    const path = photoId.success ? library.gallery.pathOf(photoId.data) : null;
    if (!contentHash || path === null) throw pictureNotFound();
    return { path, contentHash };
  };

  const thumbnail = async (id: string): Promise<Picture> => {
    const { path, contentHash } = photoPath(id);
    const cached = await readFile(thumbnailPath(thumbnailDir, contentHash)).catch(() => null);
    // Empty after a power cut, or cleaned away: the original is still there.
    const bytes = cached?.length ? cached : await readers().remakeThumbnail(path, contentHash);
    return jpeg(bytes, contentHash, 't');
  };

  return async (kind: PictureKind, id: string): Promise<Picture> => {
    switch (kind) {
      case 'thumbnail':
        return thumbnail(id);
      case 'screen': {
        const { path, contentHash } = photoPath(id);
        return jpeg(await readers().renderForScreen({ path }, SCREEN_MAX_SIDE), contentHash, 's');
      }
      case 'query': {
        const queryId = QueryId.safeParse(id);
        if (!queryId.success) throw pictureNotFound();
        const { picture } = queries.get(queryId.data, null);
        return jpeg(picture.thumbnail, picture.contentHash, 'q');
      }
    }
  };
}

function jpeg(bytes: Uint8Array, contentHash: Uint8Array, kind: string): Picture {
  const etag = `${kind}-${Buffer.from(contentHash).toString('hex').slice(0, 32)}`;
  return { bytes, contentType: 'image/jpeg', etag };
}

function pictureNotFound(): CodedError {
  return new CodedError('picture-not-found', 'This photo is not in the library any more.');
}
