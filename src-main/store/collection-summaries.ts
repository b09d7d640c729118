import type { Collection } from '../../src-shared/contract/collection.ts';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import { collectionUnknown } from './collection-error.ts';
import type { Connection } from './database.ts';

interface CollectionRow {
  id: number;
  name: string;
  kind: Collection['kind'];
  created_at_ms: number;
  photos: number;
}

const COVERS = 4;

/** Collections as people see them, without those that were deleted. */
export function createCollectionSummaries(database: Connection) {
  const select = (where: string, order = '') => `
    SELECT collection.id, name, kind, created_at_ms, count(photo.id) AS photos FROM collection
    LEFT JOIN collection_photo ON collection_id = collection.id
    LEFT JOIN photo ON photo.id = photo_id AND live = 1
    WHERE ${where} AND deleted = 0 GROUP BY collection.id ${order}`;
  const all = database.prepare<[], CollectionRow>(
    select('true', 'ORDER BY max(coalesce(added_at_ms, created_at_ms)) DESC, collection.id DESC'),
  );
  const one = database.prepare<[number], CollectionRow>(select('collection.id = ?'));
  const pickedCovers = database.prepare<[number, number], { id: number }>(
    `SELECT photo.id FROM collection_photo JOIN photo ON photo.id = photo_id AND live = 1
     WHERE collection_id = ? ORDER BY photo_id LIMIT ?`,
  );
  const conceptCovers = database.prepare<[number, number], { id: number }>(
    `SELECT photo.id FROM concept_example JOIN photo ON photo.id = photo_id AND live = 1
     WHERE collection_id = ? AND weight > 0 GROUP BY photo.id ORDER BY min(position) LIMIT ?`,
  );

  const toCollection = (row: CollectionRow): Collection => {
    const covers = row.kind === 'picked' ? pickedCovers : conceptCovers;
    return {
      id: row.id as CollectionId,
      name: row.name,
      kind: row.kind,
      photos: row.kind === 'picked' ? row.photos : null,
      coverPhotoIds: covers.all(row.id, COVERS).map(({ id }) => id as PhotoId),
      createdAtMs: row.created_at_ms,
    };
  };
  return {
    /** The one that was added to last comes first. */
    all: (): Collection[] => all.all().map(toCollection),
    /** @throws CodedError 'collection-unknown' */
    get: (collectionId: CollectionId): Collection => {
      const row = one.get(collectionId);
      if (!row) throw collectionUnknown();
      return toCollection(row);
    },
  };
}
