import { createHash } from 'node:crypto';
import { openDatabaseReadOnly } from './database.ts';
import { fromFloat16Blob } from './float16.ts';

interface VectorRow {
  rowId: number;
  photoId: number;
  /** False for a photo whose files are all gone or whose folder was removed. */
  live: boolean;
  vector: Float16Array;
}

/** What tells copies of a photo. */
export interface PhotoPrint {
  photoId: number;
  width: number;
  height: number;
  takenAt: string | null;
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

/** What the search thread reads of the library, over its own read-only connection. */
export interface VectorReader {
  /** In order of writing, photos that are not live included; empty at the end. */
  readSince(model: string, afterRowId: number, limit: number): VectorRow[];
  /** Row id -> photo id of the vectors whose photos are not live. */
  deadRows(model: string): Map<number, number>;
  vectorsOf(model: string, photoIds: Iterable<number>): Map<number, Float16Array>;
  /** Of a live photo; null where it is none. */
  printOf(photoId: number): PhotoPrint | null;
  /** Difference hashes of live photos by id, one after another in one piece; none at the end. */
  differenceHashesAfter(photoId: number, limit: number): { photoIds: number[]; hashes: Uint8Array };
  /**
   * Tells whether a range of rows (after, through] is the one that somebody saw before: SHA-256 over what
   * stands at its two ends, in hex. Rows are never changed, so a library that agrees there is the same one.
   */
  fingerprint(model: string, afterRowId: number, throughRowId: number): string;
  /** Grows with each change of photos or vectors. */
  generation(): number;
  close(): void;
}

interface Row {
  id: number;
  photo_id: number;
  data: Buffer;
}

const FINGERPRINT_ROWS = 16;

export function openVectorReader(databasePath: string): VectorReader {
  const database = openDatabaseReadOnly(databasePath);
  const since = database.prepare<[string, number, number], Row & { live: number }>(
    `SELECT vector.id, photo_id, data, live FROM vector JOIN photo ON photo.id = photo_id
     WHERE model = ? AND vector.id > ? ORDER BY vector.id LIMIT ?`,
  );
  const dead = database.prepare<[string], { id: number; photo_id: number }>(
    `SELECT vector.id, photo_id FROM photo JOIN vector ON photo_id = photo.id WHERE live = 0 AND model = ?`,
  );
  const one = database.prepare<[string, number], { data: Buffer }>(
    `SELECT data FROM vector WHERE model = ? AND photo_id = ?`,
  );
  const print = database.prepare<[number], PhotoPrint>(
    `SELECT id AS photoId, width, height, taken_at AS takenAt, difference_hash AS differenceHash,
       perceptual_hash AS perceptualHash FROM photo WHERE id = ? AND live = 1`,
  );
  // As text: a buffer for each row costs five times as much. `+live` keeps SQLite from sorting all live ones by id.
  const hashes = database
    .prepare<[number, number], [number, string]>(
      `SELECT id, hex(difference_hash) FROM photo WHERE id > ? AND +live = 1 ORDER BY id LIMIT ?`,
    )
    .raw();
  const ends = (order: 'ASC' | 'DESC') =>
    database.prepare<[string, number, number, number], Row>(
      `SELECT id, photo_id, data FROM vector WHERE model = ? AND id > ? AND id <= ? ORDER BY id ${order} LIMIT ?`,
    );
  const first = ends('ASC');
  const last = ends('DESC');
  const generation = database.prepare<[], { value: string }>(
    `SELECT value FROM setting WHERE key = 'generation'`,
  );

  return {
    readSince: (model, afterRowId, limit) =>
      since.all(model, afterRowId, limit).map((row) => ({
        rowId: row.id,
        photoId: row.photo_id,
        live: row.live === 1,
        vector: fromFloat16Blob(row.data),
      })),
    deadRows: (model) => new Map(dead.all(model).map((row) => [row.id, row.photo_id])),
    vectorsOf: (model, photoIds) => {
      const found = new Map<number, Float16Array>();
      for (const photoId of photoIds) {
        const row = one.get(model, photoId);
        if (row) found.set(photoId, fromFloat16Blob(row.data));
      }
      return found;
    },
    printOf: (photoId) => print.get(photoId) ?? null,
    differenceHashesAfter: (photoId, limit) => {
      const rows = hashes.all(photoId, limit);
      return {
        photoIds: rows.map(([id]) => id),
        hashes: Buffer.from(rows.map(([, hash]) => hash).join(''), 'hex'),
      };
    },
    fingerprint: (model, afterRowId, throughRowId) => {
      const digest = createHash('sha256');
      for (const end of [first, last]) {
        for (const row of end.all(model, afterRowId, throughRowId, FINGERPRINT_ROWS)) {
          digest.update(`${row.id} ${row.photo_id} `).update(row.data);
        }
      }
      return digest.digest('hex');
    },
    generation: () => Number(generation.get()?.value ?? 0),
    close: () => {
      database.close();
    },
  };
}
