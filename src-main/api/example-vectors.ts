import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { QueryPicture, Region } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { fromFloat16Blob } from '../store/float16.ts';
import type { Library } from '../store/library.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { QueryPictures } from './query-pictures.ts';
import { RegionVectors, type WholePicture } from './region-vectors.ts';

export interface ExampleParts {
  library: Library;
  queries: QueryPictures;
  /** What answers now; it changes when a model is adopted. */
  inUse: () => { model: { name: string }; sideReaders: Pick<ReaderPool, 'readPart'> };
}

export interface ExampleVector {
  vector: Float32Array;
  /** The photo of the library that shows the picture: it is no hit. */
  photoId: PhotoId | null;
}

/** Turns the pictures that a search goes by into vectors. */
export function createExampleVectors({ library, queries, inUse }: ExampleParts) {
  const regions = new RegionVectors();

  const wholePhoto = (photoId: PhotoId): WholePicture => {
    const contentHash = library.photos.contentHash(photoId);
    const paths = library.gallery.details(photoId)?.paths ?? [];
    if (!contentHash) throw photoUnknown();
    return { contentHash, sources: paths.map((path) => ({ path })) };
  };
  const wholeQuery = ({ name, picture, source }: ReturnType<QueryPictures['get']>): WholePicture => ({
    contentHash: picture.contentHash,
    // A file that was named may be gone by now; the small copy shows the same, less sharply.
    sources: [source, { name, bytes: picture.thumbnail }],
  });

  /**
   * @throws CodedError 'photo-unknown', 'query-forgotten'; with a region also 'original-missing', 'picture-changed'
   * and what can be wrong with a file
   */
  return async (picture: QueryPicture, region: Region | undefined): Promise<ExampleVector> => {
    const { model, sideReaders } = inUse();
    const looking = { model: model.name, readers: sideReaders };
    if (picture.kind === 'query') {
      const entry = queries.get(picture.queryId, model.name);
      const photoId = library.photos.findByContent(entry.picture.contentHash, model.name)?.id ?? null;
      const vector = region
        ? await regions.vectorOf(wholeQuery(entry), region, looking)
        : entry.picture.vector;
      return { vector, photoId };
    }
    const { photoId } = picture;
    if (region) return { vector: await regions.vectorOf(wholePhoto(photoId), region, looking), photoId };
    const stored = library.photos.vectorOf(photoId, model.name);
    if (!stored) throw photoUnknown();
    return { vector: new Float32Array(fromFloat16Blob(stored)), photoId };
  };
}

const photoUnknown = (): CodedError =>
  new CodedError('photo-unknown', 'This photo is not in the library any more.');
