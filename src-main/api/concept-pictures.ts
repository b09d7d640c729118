import { createHash } from 'node:crypto';
import type { QueryId } from '../../src-shared/contract/ids.ts';
import type { QueryPicture } from '../../src-shared/contract/search.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { ConceptExample } from '../store/concepts.ts';
import type { Library } from '../store/library.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { QueryPictureEntry, QueryPictures } from './query-pictures.ts';

/** Large enough that a part of it can be looked at closely; some 150 kB. */
const KEPT_MAX_SIDE = 1_000;

export interface ConceptPictureParts {
  library: Library;
  queries: QueryPictures;
  /** What answers now; it changes when a model is adopted. */
  inUse: () => {
    model: { name: string };
    sideReaders: Pick<ReaderPool, 'readPicture' | 'renderForScreen'>;
  };
}

type KeptPicture = Pick<ConceptExample, 'photoId' | 'picture' | 'name'>;

/** Pictures of queries live in memory, those of concepts in the library: the way from the one to the other and back. */
export function createConceptPictures({ library, queries, inUse }: ConceptPictureParts) {
  /** By what they show, so that opening a concept again makes no new queries. */
  const revived = new Map<string, QueryId>();

  const isHeld = (queryId: QueryId, model: string): boolean => {
    try {
      queries.get(queryId, model);
      return true;
    } catch {
      return false;
    }
  };
  const revive = async (bytes: Uint8Array, name: string): Promise<QueryId> => {
    const { model, sideReaders } = inUse();
    const key = createHash('sha256').update(name).update('\0').update(bytes).digest('base64url');
    const before = revived.get(key);
    if (before && isHeld(before, model.name)) return before;
    const source = { name, bytes };
    const queryId = queries.add(source, await sideReaders.readPicture(source), model.name);
    revived.set(key, queryId);
    return queryId;
  };

  /** Of the original; of its thumbnail where the file went away. */
  const copyOf = async ({ source, picture }: QueryPictureEntry): Promise<Uint8Array> => {
    try {
      return await inUse().sideReaders.renderForScreen(source, KEPT_MAX_SIDE);
    } catch (error) {
      if (error instanceof CodedError) return picture.thumbnail;
      throw error;
    }
  };

  return {
    /**
     * What to keep of a picture. One whose content is in the library is kept as that photo, which is then no hit.
     * @throws CodedError 'photo-unknown', 'query-forgotten'
     */
    keep: async (picture: QueryPicture): Promise<KeptPicture> => {
      if (picture.kind === 'photo') {
        if (library.gallery.tile(picture.photoId)) return photoAlone(picture.photoId);
        throw new CodedError(
          'photo-unknown',
          'An example is not in the library any more. Take it out first.',
        );
      }
      const entry = queries.get(picture.queryId, null);
      const same = library.photos.findByContent(entry.picture.contentHash, inUse().model.name);
      return same?.live
        ? photoAlone(same.id)
        : { photoId: null, picture: await copyOf(entry), name: entry.name };
    },
    /** The picture as it can be searched with now. */
    open: async ({ photoId, picture, name }: KeptPicture): Promise<QueryPicture> => {
      if (photoId !== null) return { kind: 'photo', photoId };
      if (picture === null) throw new Error('an example of a concept has neither photo nor picture');
      return { kind: 'query', queryId: await revive(picture, name ?? '') };
    },
  };
}

const photoAlone = (photoId: NonNullable<KeptPicture['photoId']>): KeptPicture => ({
  photoId,
  picture: null,
  name: null,
});
