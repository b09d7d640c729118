import type { FileId, PhotoId } from '../../src-shared/contract/ids.ts';
import { CURRENT_IMPORT } from './current-import.ts';
import type { Connection } from './database.ts';
import { toFloat16Blob } from './float16.ts';
import type { Generation } from './generation.ts';
import type { Liveness } from './live.ts';
import { localTime } from './local-time.ts';

/** What reading a photo found out, as the library keeps it. */
export interface ReadPhoto {
  contentHash: Uint8Array;
  format: string;
  width: number;
  height: number;
  bytes: number;
  takenAt: string | null;
  camera: string | null;
  latitude: number | null;
  longitude: number | null;
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
  /** Pooled backbone output, [featureDimensions]. */
  feature: Float32Array;
  /** Unit vector that search compares, [vectorDimensions]. */
  vector: Float32Array;
  tags: readonly { name: string; confidence: number }[];
}

export function createPhotoStore(database: Connection, generation: Generation, liveness: Liveness) {
  const byHash = database.prepare<[Uint8Array], { id: number; live: number }>(
    `SELECT id, live FROM photo WHERE content_hash = ?`,
  );
  const hasVector = database.prepare<[number, string]>(
    `SELECT 1 FROM vector WHERE photo_id = ? AND model = ?`,
  );
  // A content that was only learnt from has no date yet; see features.ts.
  const upsertPhoto = database.prepare<[Record<string, unknown>], { id: number }>(
    `INSERT INTO photo (content_hash, format, width, height, bytes, taken_at, sort_at, camera, latitude, longitude,
       difference_hash, perceptual_hash)
     VALUES (@contentHash, @format, @width, @height, @bytes, @takenAt, @sortAt, @camera, @latitude, @longitude,
       @differenceHash, @perceptualHash)
     ON CONFLICT (content_hash) DO UPDATE SET taken_at = excluded.taken_at, camera = excluded.camera,
       latitude = excluded.latitude, longitude = excluded.longitude,
       sort_at = CASE photo.sort_at WHEN '' THEN excluded.sort_at ELSE photo.sort_at END RETURNING id`,
  );
  const upsertFeature = database.prepare<[number, string, Buffer]>(
    `INSERT INTO feature (photo_id, backbone, data) VALUES (?, ?, ?)
     ON CONFLICT (photo_id, backbone) DO UPDATE SET data = excluded.data`,
  );
  const upsertVector = database.prepare<[number, string, Buffer]>(
    `INSERT INTO vector (photo_id, model, data) VALUES (?, ?, ?)
     ON CONFLICT (photo_id, model) DO UPDATE SET data = excluded.data`,
  );
  const makeTag = database.prepare<[string]>(
    `INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING`,
  );
  const tagPhoto = database.prepare<[number, number, string]>(
    `INSERT INTO photo_tag (photo_id, tag_id, source, confidence)
     SELECT ?, id, 'model', ? FROM tag WHERE name = ?
     ON CONFLICT (photo_id, tag_id, source) DO UPDATE SET confidence = excluded.confidence`,
  );
  const untag = database.prepare<[number]>(`DELETE FROM photo_tag WHERE photo_id = ? AND source = 'model'`);
  // A file that went away while it was read stays gone. One that was merely touched has not changed.
  const attach = database.prepare<[{ photoId: number; fileId: number }]>(
    `UPDATE file SET photo_id = @photoId, state = CASE state WHEN 'gone' THEN 'gone' ELSE 'ready' END,
       change = CASE WHEN change = 'changed' AND photo_id = @photoId THEN NULL ELSE change END,
       change_job = ${CURRENT_IMPORT}, attempts = 0,
       failure_code = NULL, failure_message = NULL, failure_transient = 0, failed_at_ms = NULL
     WHERE id = @fileId`,
  );
  const photoOfFile = database.prepare<[number], { photo_id: number | null }>(
    `SELECT photo_id FROM file WHERE id = ?`,
  );
  const vectorOf = database.prepare<[number, string], { data: Buffer }>(
    `SELECT data FROM vector WHERE photo_id = ? AND model = ?`,
  );

  const attachFile = (fileId: FileId, photoId: number): void => {
    const before = photoOfFile.get(fileId)?.photo_id ?? null;
    attach.run({ photoId, fileId });
    liveness.refresh(photoId);
    if (before !== photoId) liveness.refresh(before);
    generation.grow();
  };

  return {
    /** The photo with this content, if it is known and searchable with `model`. */
    findByContent: (contentHash: Uint8Array, model: string): { id: PhotoId; live: boolean } | null => {
      const row = byHash.get(contentHash);
      if (!row || !hasVector.get(row.id, model)) return null;
      return { id: row.id as PhotoId, live: row.live === 1 };
    },
    attachFile: database.transaction(attachFile),

    /** One photo, whole or not at all: what is recorded survives a kill. */
    record: database.transaction(
      (fileId: FileId, fileMtimeMs: number, backbone: string, model: string, photo: ReadPhoto): PhotoId => {
        const { feature, vector, tags, ...columns } = photo;
        const sortAt = photo.takenAt ?? localTime(fileMtimeMs);
        const row = upsertPhoto.get({ ...columns, sortAt });
        if (!row) throw new Error('SQLite returned no row for an upserted photo');
        upsertFeature.run(row.id, backbone, toFloat16Blob(feature));
        upsertVector.run(row.id, model, toFloat16Blob(vector));
        untag.run(row.id);
        for (const tag of tags) {
          makeTag.run(tag.name);
          tagPhoto.run(row.id, tag.confidence, tag.name);
        }
        attachFile(fileId, row.id);
        return row.id as PhotoId;
      },
    ),

    vectorOf: (photoId: PhotoId, model: string): Buffer | null => vectorOf.get(photoId, model)?.data ?? null,
    contentHash: (photoId: PhotoId): Buffer | null =>
      database
        .prepare<[number], { content_hash: Buffer }>(`SELECT content_hash FROM photo WHERE id = ?`)
        .get(photoId)?.content_hash ?? null,
  };
}
