import { Region } from '../../src-shared/contract/search.ts';
import type { CollectionId, PhotoId } from '../../src-shared/contract/ids.ts';
import type { CollectionStore } from './collections.ts';
import type { Connection } from './database.ts';

/** One picture that a concept goes by. Exactly one of `photoId` and `picture` is there. */
export interface ConceptExample {
  photoId: PhotoId | null;
  /** JPEG bytes. */
  picture: Uint8Array | null;
  /** Of the picture. */
  name: string | null;
  /** -1..1, not 0: what it weighs against the query, whose weight is 1. */
  weight: number;
  region: Region | null;
}

interface ExampleRow {
  photo_id: number | null;
  picture: Buffer | null;
  name: string | null;
  weight: number;
  region: string | null;
  live: number | null;
}

/** What concepts look for, by the collection that each of them is. */
export function createConceptStore(database: Connection, collections: CollectionStore) {
  const setMinScore = database.prepare<[number, number]>(`UPDATE collection SET min_score = ? WHERE id = ?`);
  const minScore = database.prepare<[number], { min_score: number }>(
    `SELECT min_score FROM collection WHERE id = ? AND kind = 'concept' AND deleted = 0`,
  );
  const insert = database.prepare<[Record<string, unknown>]>(
    `INSERT INTO concept_example (collection_id, position, photo_id, picture, name, weight, region)
     VALUES (@collectionId, @position, @photoId, @picture, @name, @weight, @region)`,
  );
  const examples = database.prepare<[number], ExampleRow>(
    `SELECT photo_id, picture, name, weight, region, photo.live FROM concept_example
     LEFT JOIN photo ON photo.id = photo_id WHERE collection_id = ? ORDER BY position`,
  );

  return {
    /**
     * @param found the query first
     * @throws CodedError 'collection-exists'
     */
    save: database.transaction(
      (name: string, least: number, found: readonly ConceptExample[], atMs: number): CollectionId => {
        const collectionId = collections.create(name, 'concept', [], atMs);
        setMinScore.run(least, collectionId);
        for (const [position, { region, ...example }] of found.entries()) {
          insert.run({ collectionId, position, ...example, region: region && JSON.stringify(region) });
        }
        return collectionId;
      },
    ),
    /** The query first; without photos that have left the library. Null where there is no such concept. */
    find: (collectionId: CollectionId): { minScore: number; examples: ConceptExample[] } | null => {
      const row = minScore.get(collectionId);
      if (!row) return null;
      const present = examples.all(collectionId).filter(({ live }) => live !== 0);
      return { minScore: row.min_score, examples: present.map(toExample) };
    },
  };
}

function toExample(row: ExampleRow): ConceptExample {
  return {
    photoId: row.photo_id as PhotoId | null,
    picture: row.picture,
    name: row.name,
    weight: row.weight,
    region: row.region === null ? null : Region.parse(JSON.parse(row.region)),
  };
}
