import { type Connection, openDatabaseReadOnly } from './database.ts';
import { fromFloat16Blob } from './float16.ts';
import { createGeneration } from './generation.ts';

interface PhotoVector {
  photoId: number;
  vector: Float16Array;
}

/** What the thread that makes a map reads of the library, over its own read-only connection. */
export interface MapReader {
  /** Live photos that have a vector of this model, in rising order. */
  photoIds(model: string): number[];
  /** In the order of `photoIds`; those that have none are left out. */
  vectorsOf(model: string, photoIds: readonly number[]): PhotoVector[];
  generation(): number;
  close(): void;
}

export function openMapReader(databasePath: string): MapReader {
  const database = openDatabaseReadOnly(databasePath);
  const generation = createGeneration(database);
  return { ...prepareReads(database), generation: () => generation.current(), close: () => database.close() };
}

function prepareReads(database: Connection): Pick<MapReader, 'photoIds' | 'vectorsOf'> {
  const ids = database.prepare<[string], { id: number }>(
    `SELECT photo.id FROM photo JOIN vector ON photo_id = photo.id AND model = ?
     WHERE live = 1 ORDER BY photo.id`,
  );
  const one = database.prepare<[string, number], { data: Buffer }>(
    `SELECT data FROM vector WHERE model = ? AND photo_id = ?`,
  );
  return {
    photoIds: (model) => ids.all(model).map(({ id }) => id),
    vectorsOf: (model, photoIds) =>
      photoIds.flatMap((photoId) => {
        const row = one.get(model, photoId);
        return row ? [{ photoId, vector: fromFloat16Blob(row.data) }] : [];
      }),
  };
}
