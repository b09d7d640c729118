import { openDatabaseReadOnly } from './database.ts';
import { fromFloat16Blob } from './float16.ts';

/**
 * Features of some photos, the same ones each time, over a read-only connection of its own.
 *
 * @returns at most `limit`, [featureDimensions] each; none where the backbone has seen nothing yet
 */
export function sampleFeatures(databasePath: string, backbone: string, limit: number): Float16Array[] {
  const database = openDatabaseReadOnly(databasePath);
  try {
    // Chosen by the index alone: to sort the features themselves would read all of them.
    return database
      .prepare<[string, string, number], { data: Buffer }>(
        `SELECT data FROM feature WHERE backbone = ? AND photo_id IN (
           SELECT photo_id FROM feature WHERE backbone = ? ORDER BY (photo_id * 2654435761) % 4294967296 LIMIT ?)`,
      )
      .all(backbone, backbone, limit)
      .map(({ data }) => fromFloat16Blob(data));
  } finally {
    database.close();
  }
}
