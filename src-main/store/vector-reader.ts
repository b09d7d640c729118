import { openDatabaseReadOnly } from './database.ts';
import { fromFloat16Blob } from './float16.ts';

export interface VectorRow {
  rowId: number;
  photoId: number;
  vector: Float16Array;
}

/** What the search thread reads of the library, over its own read-only connection. */
export interface VectorReader {
  /** Photos that lie somewhere and have a vector of this model. */
  countLive(model: string): number;
  /** In order of writing, photos that are not live included; empty at the end. */
  readSince(model: string, afterRowId: number, limit: number): VectorRow[];
  /** Photos whose files are all gone or whose folder was removed. */
  deadPhotoIds(): number[];
  vectorsOf(model: string, photoIds: readonly number[]): Map<number, Float16Array>;
  /** Grows with each change of photos or vectors. */
  generation(): number;
  close(): void;
}

interface Row {
  id: number;
  photo_id: number;
  data: Buffer;
}

export function openVectorReader(databasePath: string): VectorReader {
  const database = openDatabaseReadOnly(databasePath);
  const countLive = database.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM vector JOIN photo ON photo.id = vector.photo_id WHERE model = ? AND live = 1`,
  );
  const since = database.prepare<[string, number, number], Row>(
    `SELECT id, photo_id, data FROM vector WHERE model = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const dead = database.prepare<[], { id: number }>(`SELECT id FROM photo WHERE live = 0`);
  const one = database.prepare<[string, number], Row>(
    `SELECT id, photo_id, data FROM vector WHERE model = ? AND photo_id = ?`,
  );
  const generation = database.prepare<[], { value: string }>(
    `SELECT value FROM setting WHERE key = 'generation'`,
  );

  return {
    countLive: (model) => countLive.get(model)?.n ?? 0,
    readSince: (model, afterRowId, limit) =>
      since.all(model, afterRowId, limit).map((row) => ({
        rowId: row.id,
        photoId: row.photo_id,
        vector: fromFloat16Blob(row.data),
      })),
    deadPhotoIds: () => dead.all().map((row) => row.id),
    vectorsOf: (model, photoIds) => {
      const found = new Map<number, Float16Array>();
      for (const photoId of photoIds) {
        const row = one.get(model, photoId);
        if (row) found.set(photoId, fromFloat16Blob(row.data));
      }
      return found;
    },
    generation: () => Number(generation.get()?.value ?? 0),
    close: () => {
      database.close();
    },
  };
}
