import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { AddedQuery, Copy, Hit, SimilarQuery } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { findBursts } from '../search/bursts.ts';
import type { SimilarAnswer } from '../search/similar.ts';
import { suggestedCut } from '../search/suggested-cut.ts';
import type { Library } from '../store/library.ts';
import type { PictureSource } from '../workers/reader-messages.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { SearchThread } from '../workers/search-thread.ts';
import { createExampleVectors } from './example-vectors.ts';
import type { MethodsOf } from './methods.ts';
import type { QueryPictures } from './query-pictures.ts';

interface SearchParts {
  library: Library;
  queries: QueryPictures;
  /** What answers now; it changes when a model is adopted. */
  inUse: () => {
    model: { name: string };
    search: SearchThread;
    sideReaders: Pick<ReaderPool, 'readPicture' | 'readPart'>;
  };
}

/** All but 'search.explain', which has parts of its own. */
export function searchMethods(
  parts: SearchParts,
): MethodsOf<'query'> & Omit<MethodsOf<'search'>, 'search.explain'> {
  const { library, queries } = parts;
  const { gallery, files } = library;
  const vectorOf = createExampleVectors(parts);

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
      samePhotoId: library.photos.findByContent(picture.contentHash, model.name)?.id ?? null,
    };
  };

  /** The query, of weight 1, and its examples: what the search goes by, and what is no hit. */
  const examplesOf = async ({ query, region, examples }: SimilarQuery) => {
    const all = [{ picture: query, region, weight: 1 }, ...examples];
    const found = await Promise.all(
      all.map(async ({ picture, region: part, weight }) => ({ ...(await vectorOf(picture, part)), weight })),
    );
    return {
      examples: found.map(({ vector, weight }) => ({ vector, weight })),
      excludedPhotoIds: found.flatMap(({ photoId }) => photoId ?? []),
    };
  };

  return {
    'query.add': ({ name, base64 }) => addQuery({ name, bytes: Buffer.from(base64, 'base64') }),
    'query.addFile': ({ path }) => addQuery({ path }),
    'search.similar': async ({ limit, filter, ...searched }) => {
      const startedAtMs = performance.now();
      const wanted = await examplesOf(searched);
      const allowed = gallery.idsFor(filter);
      const answer = await parts.inUse().search.similar({
        ...wanted,
        limit,
        allowedPhotoIds: allowed && Uint32Array.from(allowed),
      });
      const hits = toHits(library, answer);
      return {
        tookMs: performance.now() - startedAtMs,
        method: answer.method,
        coverage: { searchable: answer.searchable, photos: gallery.countLive() + files.countPending() },
        hits,
        suggestedCut: suggestedCut(hits.map(({ score }) => score)),
      };
    },
    'search.copies': async ({ photoId }) => {
      const found = await parts.inUse().search.copies(photoId);
      const places = gallery.details(photoId)?.paths ?? [];
      if (!found || places.length === 0) {
        throw new CodedError('photo-unknown', 'This photo is not in the library any more.');
      }
      return {
        places,
        copies: found.flatMap((copy): Copy[] => {
          const details = gallery.details(copy.photoId as PhotoId);
          const tile = gallery.tile(copy.photoId);
          if (!details || !tile) return [];
          const { format, width, height, bytes } = details;
          const { path, aspectPermille } = tile;
          return [{ ...copy, photoId: details.id, path, format, aspectPermille, width, height, bytes }];
        }),
      };
    },
  };
}

function toHits({ gallery }: Library, { hits }: SimilarAnswer): Hit[] {
  const shown = hits.flatMap((hit) => {
    // Its last file may have gone away since the search thread looked.
    const tile = gallery.tile(hit.photoId);
    return tile ? [{ ...hit, ...tile }] : [];
  });
  const bursts = findBursts(shown);
  return shown.map(({ photoId, path, aspectPermille, score, cosine, takenAt }, index) => {
    const best = bursts[index] ?? null;
    return {
      rank: index + 1,
      photoId: photoId as PhotoId,
      ...{ path, aspectPermille, score, cosine, takenAt },
      burst: best === null ? null : best + 1,
    };
  });
}
