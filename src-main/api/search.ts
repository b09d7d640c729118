import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { AddedQuery, Hit, QueryPicture } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { Library } from '../store/library.ts';
import { fromFloat16Blob } from '../store/float16.ts';
import type { PictureSource, ReadPicture } from '../workers/reader-messages.ts';
import type { SearchThread } from '../workers/search-thread.ts';
import type { MethodsOf } from './methods.ts';
import type { QueryPictures } from './query-pictures.ts';

interface SearchParts {
  library: Library;
  queries: QueryPictures;
  /** What answers now; it changes when a model is adopted. */
  inUse: () => {
    model: { name: string };
    search: SearchThread;
    sideReaders: { readPicture: (source: PictureSource) => Promise<ReadPicture> };
  };
}

interface Example {
  vector: Float32Array;
  /** The photo with the same content as the query: it is no hit. */
  samePhotoId: PhotoId | null;
}

export function searchMethods(parts: SearchParts): MethodsOf<'query'> & MethodsOf<'search'> {
  const { library, queries } = parts;

  const addQuery = async (source: PictureSource): Promise<AddedQuery> => {
    const { model, sideReaders } = parts.inUse();
    const picture = await sideReaders.readPicture(source);
    const queryId = queries.add(source, picture, model.name);
    return {
      queryId,
      name: queries.get(queryId, model.name).name,
      width: picture.width,
      height: picture.height,
      tags: picture.tags.map((tag) => ({ ...tag, source: 'model' })),
      samePhotoId: photoWithContent(parts, picture.contentHash),
    };
  };

  return {
    'query.add': ({ name, base64 }) => addQuery({ name, bytes: Buffer.from(base64, 'base64') }),
    'query.addFile': ({ path }) => addQuery({ path }),
    'search.similar': async ({ query, limit, filter }) => {
      const startedAtMs = performance.now();
      const { vector, samePhotoId } = exampleOf(parts, query);
      const allowed = library.gallery.idsFor(filter);
      const answer = await parts.inUse().search.similar({
        vector,
        limit,
        allowedPhotoIds: allowed && Uint32Array.from(allowed),
        excludedPhotoIds: samePhotoId === null ? [] : [samePhotoId],
      });
      const { gallery, files } = library;
      return {
        tookMs: performance.now() - startedAtMs,
        method: answer.method,
        coverage: { searchable: answer.searchable, photos: gallery.countLive() + files.countPending() },
        hits: answer.hits
          .flatMap(({ photoId, cosine, score }): Omit<Hit, 'rank'>[] => {
            // Its last file may have gone away since the search thread looked.
            const tile = gallery.tile(photoId);
            return tile ? [{ photoId: photoId as PhotoId, ...tile, cosine, score }] : [];
          })
          .map((hit, index) => ({ rank: index + 1, ...hit })),
      };
    },
  };
}

function exampleOf(parts: SearchParts, query: QueryPicture): Example {
  if (query.kind === 'query') {
    const { picture } = parts.queries.get(query.queryId, parts.inUse().model.name);
    return { vector: picture.vector, samePhotoId: photoWithContent(parts, picture.contentHash) };
  }
  const stored = parts.library.photos.vectorOf(query.photoId, parts.inUse().model.name);
  if (!stored) throw new CodedError('photo-unknown', 'This photo is not in the library any more.');
  return { vector: new Float32Array(fromFloat16Blob(stored)), samePhotoId: query.photoId };
}

function photoWithContent({ library, inUse }: SearchParts, contentHash: Uint8Array): PhotoId | null {
  return library.photos.findByContent(contentHash, inUse().model.name)?.id ?? null;
}
