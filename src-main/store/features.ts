import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import { fromFloat16Blob, toFloat16Blob } from './float16.ts';
import type { Generation } from './generation.ts';

/** What is known of a content without looking at it again. */
export interface KnownContent {
  contentHash: Uint8Array;
  /** [featureDimensions] */
  feature: Float32Array<ArrayBuffer>;
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

/** What a reader found out about a photo that is only learnt from, not imported. */
interface LookedAt extends Omit<KnownContent, 'feature'> {
  feature: Float32Array;
  format: string;
  width: number;
  height: number;
  bytes: number;
}

interface KnownRow {
  content_hash: Buffer;
  difference_hash: Buffer;
  perceptual_hash: Buffer;
  data: Buffer;
}

const DELETE_ROWS = 2_000;

/** Photos that count were searchable with some model; contents that were only learnt from never were. */
const WAS_IMPORTED = `EXISTS (SELECT 1 FROM vector WHERE vector.photo_id = photo.id)`;

/** Backbone features and vectors as models come and go. */
export function createFeatureStore(database: Connection, generation: Generation) {
  const known = `SELECT content_hash, difference_hash, perceptual_hash, data FROM photo
     JOIN feature ON photo_id = photo.id AND backbone = ?`;
  const byContent = database.prepare<[string, Uint8Array], KnownRow>(`${known} WHERE content_hash = ?`);
  const byPhoto = database.prepare<[string, number], KnownRow>(`${known} WHERE photo.id = ?`);
  const keepPhoto = database.prepare<[Record<string, unknown>], { id: number }>(
    `INSERT INTO photo (content_hash, format, width, height, bytes, sort_at, difference_hash, perceptual_hash, live)
     VALUES (@contentHash, @format, @width, @height, @bytes, '', @differenceHash, @perceptualHash, 0)
     ON CONFLICT (content_hash) DO UPDATE SET width = excluded.width RETURNING id`,
  );
  const upsertFeature = database.prepare<[number, string, Buffer]>(
    `INSERT INTO feature (photo_id, backbone, data) VALUES (?, ?, ?)
     ON CONFLICT (photo_id, backbone) DO UPDATE SET data = excluded.data`,
  );
  const insertVector = database.prepare<[number, string, Uint8Array]>(
    `INSERT INTO vector (photo_id, model, data) VALUES (?, ?, ?) ON CONFLICT (photo_id, model) DO NOTHING`,
  );
  const unread = `FROM photo WHERE live = 1 AND ${WAS_IMPORTED}
     AND NOT EXISTS (SELECT 1 FROM feature WHERE photo_id = photo.id AND backbone = ?)`;
  const countUnread = database.prepare<[string], { n: number }>(`SELECT count(*) AS n ${unread}`);
  const unreadAfter = database.prepare<[string, number, number], { id: number }>(
    `SELECT id ${unread} AND id > ? ORDER BY id LIMIT ?`,
  );
  const countWithout = database.prepare<[string, string], { n: number }>(
    `SELECT count(*) AS n FROM feature JOIN photo ON photo.id = photo_id WHERE backbone = ? AND ${WAS_IMPORTED}
       AND NOT EXISTS (SELECT 1 FROM vector WHERE vector.photo_id = photo.id AND model = ?)`,
  );
  const sample = database.prepare<[string, string, number], { feature: Buffer; vector: Buffer }>(
    `SELECT feature.data AS feature, vector.data AS vector FROM photo
     JOIN feature ON feature.photo_id = photo.id AND backbone = ?
     JOIN vector ON vector.photo_id = photo.id AND model = ?
     WHERE live = 1 ORDER BY (photo.id * 2654435761) % 4294967296 LIMIT ?`,
  );

  const deleteAll = (table: 'vector' | 'feature', column: 'model' | 'backbone', name: string): void => {
    const some = database.prepare<[string, number]>(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${column} = ? LIMIT ?)`,
    );
    while (some.run(name, DELETE_ROWS).changes > 0);
  };

  return {
    knownContent: (contentHash: Uint8Array, backbone: string): KnownContent | null =>
      toKnown(byContent.get(backbone, contentHash)),
    knownPhoto: (photoId: number, backbone: string): KnownContent | null =>
      toKnown(byPhoto.get(backbone, photoId)),

    /** Keeps what was learnt from a content that is not imported: out of sight, and no second look the next time. */
    keepAside: database.transaction((backbone: string, content: LookedAt) => {
      const { feature, ...columns } = content;
      const row = keepPhoto.get({ ...columns });
      if (row) upsertFeature.run(row.id, backbone, toFloat16Blob(feature));
    }),

    /** Live photos that no feature of this backbone is known of. */
    countUnread: (backbone: string): number => countUnread.get(backbone)?.n ?? 0,
    unreadAfter: (backbone: string, photoId: number, limit: number): PhotoId[] =>
      unreadAfter.all(backbone, photoId, limit).map((row) => row.id as PhotoId),
    recordFeature: (photoId: PhotoId, backbone: string, feature: Float32Array): void => {
      upsertFeature.run(photoId, backbone, toFloat16Blob(feature));
    },

    /** Photos whose feature is known but not yet a vector of this model. */
    countWithoutVector: (model: string, backbone: string): number =>
      countWithout.get(backbone, model)?.n ?? 0,
    recordVectors: database.transaction(
      (model: string, rows: readonly { photoId: number; data: Uint8Array }[]) => {
        for (const { photoId, data } of rows) insertVector.run(photoId, model, data);
        generation.grow();
      },
    ),

    /** Up to `limit` live photos, the same ones each time, with feature and vector. */
    sample: (backbone: string, model: string, limit: number) =>
      sample.all(backbone, model, limit).map((row) => ({
        feature: new Float32Array(fromFloat16Blob(row.feature)),
        vector: new Float32Array(fromFloat16Blob(row.vector)),
      })),

    forgetVectors: (model: string): void => {
      deleteAll('vector', 'model', model);
    },
    forgetFeatures: (backbone: string): void => {
      deleteAll('feature', 'backbone', backbone);
    },
  };
}

function toKnown(row: KnownRow | undefined): KnownContent | null {
  if (!row) return null;
  return {
    contentHash: new Uint8Array(row.content_hash),
    feature: new Float32Array(fromFloat16Blob(row.data)),
    differenceHash: new Uint8Array(row.difference_hash),
    perceptualHash: new Uint8Array(row.perceptual_hash),
  };
}
