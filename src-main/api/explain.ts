import type { EngineMethods } from '../../src-shared/contract/api.ts';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { QueryPicture, Region } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { seenPart } from '../../src-shared/domain/seen-part.ts';
import { ofGreatest } from '../explain/explain-pair.ts';
import type { Library } from '../store/library.ts';
import type { ExplainModel } from '../workers/explain-messages.ts';
import type { Explainer } from '../workers/explainer.ts';
import type { PictureSource } from '../workers/reader-messages.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import { thumbnailPath } from '../workers/thumbnail-file.ts';
import type { QueryPictures } from './query-pictures.ts';

interface ExplainParts {
  library: Library;
  queries: QueryPictures;
  /** What answers now; it changes when a model is adopted. */
  inUse: () => { model: ExplainModel; sideReaders: Pick<ReaderPool, 'readPixels'> };
  explainer: Explainer;
  thumbnailDir: string;
}

/** A picture that can be looked at again. */
interface Known {
  /**
   * Its files or bytes, then the small copy that was made when it was read: an unplugged drive comes back, but not
   * while somebody waits.
   */
  sources: readonly PictureSource[];
  /** Upright, in pixels. */
  size: { width: number; height: number };
}

export function explainMethods(parts: ExplainParts): Pick<EngineMethods, 'search.explain'> {
  return {
    'search.explain': async ({ query, region, photoId }) => {
      const { model, sideReaders } = parts.inUse();
      const asked = knownPicture(parts, query);
      const found = knownPhoto(parts, photoId);
      const look = ({ sources }: Known, part?: Region) =>
        lookAtFirst(sources, (source) => sideReaders.readPixels(source, model.inputSize, 'centre', part));
      const looking = Promise.all([look(asked, region), look(found)]);
      const explained = await parts.explainer.explain(
        model,
        looking.then(([queryPixels, hitPixels]) => ({ query: queryPixels, hit: hitPixels })),
      );

      const { rows, columns } = model.lastImages;
      return {
        cosine: Math.max(-1, Math.min(1, explained.cosine)),
        query: { rows, columns, seen: seenPart(asked.size, region), heat: ofGreatest(explained.shares) },
        hit: { rows, columns, seen: seenPart(found.size), heat: ofGreatest(explained.otherShares) },
        agreement: ofGreatest(explained.agreement),
      };
    },
  };
}

/** Of the first source that can be read; where none can, the first says why. */
async function lookAtFirst<Pixels>(
  sources: readonly PictureSource[],
  look: (source: PictureSource) => Promise<Pixels>,
): Promise<Pixels> {
  const failures: CodedError[] = [];
  for (const source of sources) {
    try {
      return await look(source);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      failures.push(error);
    }
  }
  throw failures[0] ?? photoUnknown();
}

function knownPicture(parts: ExplainParts, query: QueryPicture): Known {
  if (query.kind === 'photo') return knownPhoto(parts, query.photoId);
  const { source, picture, name } = parts.queries.get(query.queryId, null);
  return { sources: [source, { name, bytes: picture.thumbnail }], size: picture };
}

function knownPhoto({ library, thumbnailDir }: ExplainParts, photoId: PhotoId): Known {
  const details = library.gallery.details(photoId);
  const contentHash = library.photos.contentHash(photoId);
  if (!details || !contentHash || details.paths.length === 0) throw photoUnknown();
  const places = [...details.paths, thumbnailPath(thumbnailDir, contentHash)];
  return { sources: places.map((path) => ({ path })), size: details };
}

function photoUnknown(): CodedError {
  return new CodedError('photo-unknown', 'This photo is not in the library any more.');
}
