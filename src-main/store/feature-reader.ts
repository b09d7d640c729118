import { openDatabaseReadOnly } from './database.ts';
import { fromFloat16Blob } from './float16.ts';

interface FeatureRow {
  photoId: number;
  feature: Float16Array;
}

/** What the thread that makes a new model's vectors reads of the library, over its own read-only connection. */
export interface FeatureReader {
  /** Features of photos that have vectors, but none of this model yet; by photo id, empty at the end. */
  withoutVector(model: string, backbone: string, afterPhotoId: number, limit: number): FeatureRow[];
  close(): void;
}

export function openFeatureReader(databasePath: string): FeatureReader {
  const database = openDatabaseReadOnly(databasePath);
  const without = database.prepare<[string, number, string, number], { photo_id: number; data: Buffer }>(
    `SELECT photo_id, data FROM feature WHERE backbone = ? AND photo_id > ?
       AND EXISTS (SELECT 1 FROM vector WHERE vector.photo_id = feature.photo_id)
       AND NOT EXISTS (SELECT 1 FROM vector WHERE vector.photo_id = feature.photo_id AND model = ?)
     ORDER BY photo_id LIMIT ?`,
  );
  return {
    withoutVector: (model, backbone, afterPhotoId, limit) =>
      without
        .all(backbone, afterPhotoId, model, limit)
        .map((row) => ({ photoId: row.photo_id, feature: fromFloat16Blob(row.data) })),
    close: () => {
      database.close();
    },
  };
}
