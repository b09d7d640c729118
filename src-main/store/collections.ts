import type { Collection } from '../../src-shared/contract/collection.ts';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import { collectionExists, collectionIsConcept, collectionUnknown } from './collection-error.ts';
import { freeName, isSameName } from './collection-name.ts';
import { createCollectionSummaries } from './collection-summaries.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

/**
 * Named sets of photos. Those picked by hand have their members here; what a concept looks for is in concepts.ts.
 *
 * A deleted one is out of sight and comes back with `restore`, until the library is opened the next time.
 */
export function createCollectionStore(database: Connection, generation: Generation) {
  database.prepare(`DELETE FROM collection WHERE deleted = 1`).run();

  const { all, get } = createCollectionSummaries(database);
  const names = database.prepare<[], { id: number; name: string }>(
    `SELECT id, name FROM collection WHERE deleted = 0`,
  );
  const deleted = database.prepare<[number], { name: string }>(
    `SELECT name FROM collection WHERE id = ? AND deleted = 1`,
  );
  const insert = database.prepare<[string, string, number], { id: number }>(
    `INSERT INTO collection (name, kind, created_at_ms) VALUES (?, ?, ?) RETURNING id`,
  );
  const rename = database.prepare<[string, number]>(`UPDATE collection SET name = ? WHERE id = ?`);
  const hide = database.prepare<[number]>(`UPDATE collection SET deleted = 1 WHERE id = ?`);
  const show = database.prepare<[string, number]>(`UPDATE collection SET deleted = 0, name = ? WHERE id = ?`);
  // All photos in one statement: a hundred thousand then take a fraction of a second.
  const add = database.prepare<[number, number, string], { id: number }>(
    `INSERT INTO collection_photo (collection_id, photo_id, added_at_ms)
     SELECT ?, photo.id, ? FROM json_each(?) AS asked JOIN photo ON photo.id = asked.value WHERE true
     ON CONFLICT (collection_id, photo_id) DO NOTHING RETURNING photo_id AS id`,
  );
  const remove = database.prepare<[number, string], { id: number }>(
    `DELETE FROM collection_photo WHERE collection_id = ? AND photo_id IN (SELECT value FROM json_each(?))
     RETURNING photo_id AS id`,
  );
  const members = database.prepare<[number], { id: number }>(
    `SELECT photo.id FROM collection_photo JOIN photo ON photo.id = photo_id AND live = 1
     WHERE collection_id = ? ORDER BY photo.id`,
  );

  const refuseTaken = (name: string, except: CollectionId | null): void => {
    const taken = names.all().find((other) => other.id !== except && isSameName(other.name, name));
    if (taken) throw collectionExists(taken.name);
  };
  const refuseConcept = (collectionId: CollectionId): void => {
    if (get(collectionId).kind === 'concept') throw collectionIsConcept();
  };
  const changed = (rows: readonly { id: number }[]): PhotoId[] => {
    if (rows.length > 0) generation.grow();
    return idsOf(rows);
  };

  return {
    all,
    get,
    /** @throws CodedError 'collection-exists' where another has the name, whatever its case */
    create: database.transaction(
      (name: string, kind: Collection['kind'], photoIds: readonly PhotoId[], atMs: number): CollectionId => {
        refuseTaken(name, null);
        const collectionId = insert.get(name, kind, atMs)?.id as CollectionId;
        add.all(collectionId, atMs, JSON.stringify(photoIds));
        generation.grow();
        return collectionId;
      },
    ),
    /** @throws CodedError 'collection-unknown', 'collection-exists' */
    rename: database.transaction((collectionId: CollectionId, name: string): void => {
      get(collectionId);
      refuseTaken(name, collectionId);
      rename.run(name, collectionId);
      generation.grow();
    }),
    /** @throws CodedError 'collection-unknown' */
    delete: database.transaction((collectionId: CollectionId): void => {
      get(collectionId);
      hide.run(collectionId);
      generation.grow();
    }),
    /**
     * Under its old name, or with a number behind it where that was taken meanwhile.
     * @throws CodedError 'collection-unknown' where it was not deleted since the library was opened
     */
    restore: database.transaction((collectionId: CollectionId): void => {
      const row = deleted.get(collectionId);
      if (!row) throw collectionUnknown();
      const taken = names.all().map(({ name }) => name);
      show.run(freeName(row.name, taken), collectionId);
      generation.grow();
    }),
    /**
     * @returns the photos that were not in it; unknown ones are passed over
     * @throws CodedError 'collection-unknown', 'collection-is-concept'
     */
    add: database.transaction(
      (collectionId: CollectionId, photoIds: readonly PhotoId[], atMs: number): PhotoId[] => {
        refuseConcept(collectionId);
        return changed(add.all(collectionId, atMs, JSON.stringify(photoIds)));
      },
    ),
    /**
     * @returns the photos that were in it
     * @throws CodedError 'collection-unknown', 'collection-is-concept'
     */
    remove: database.transaction((collectionId: CollectionId, photoIds: readonly PhotoId[]): PhotoId[] => {
      refuseConcept(collectionId);
      return changed(remove.all(collectionId, JSON.stringify(photoIds)));
    }),
    /** Live photos of one that was picked by hand. */
    photoIdsOf: (collectionId: CollectionId): PhotoId[] => idsOf(members.all(collectionId)),
  };
}

export type CollectionStore = ReturnType<typeof createCollectionStore>;

const idsOf = (rows: readonly { id: number }[]): PhotoId[] => rows.map(({ id }) => id as PhotoId);
