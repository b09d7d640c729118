import { basename } from 'node:path';
import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type {
  PhotoDetails,
  PhotoFacets,
  PhotoFilter,
  PhotoGrid,
  Tag,
} from '../../src-shared/contract/photo.ts';
import type { Connection } from './database.ts';
import { filterClause } from './filter.ts';
import type { Generation } from './generation.ts';
import { createWords } from './words.ts';

interface DetailsRow {
  id: number;
  format: string;
  width: number;
  height: number;
  bytes: number;
  taken_at: string | null;
  camera: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** A photo among hits. */
export interface PhotoTile {
  path: string;
  /** Width over height, times 1000. */
  aspectPermille: number;
  /** Local time of the camera, '2024-05-01T12:30:00'. */
  takenAt: string | null;
  camera: string | null;
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

const FACET_LIMIT = 200;
const DAY_MS = 86_400_000;

/** What people look at: the grid, one photo, and what it can be filtered by. */
export function createGallery(database: Connection, generation: Generation) {
  const words = createWords(database, generation);
  const details = database.prepare<[number], DetailsRow>(`SELECT * FROM photo WHERE id = ?`);
  const paths = database.prepare<[number], { path: string }>(
    `SELECT file.path FROM file JOIN folder ON folder.id = folder_id
     WHERE photo_id = ? AND file.state = 'ready' ORDER BY folder.state = 'offline', file.id`,
  );
  const tiles = database.prepare<[number], Omit<PhotoTile, 'path'>>(
    `SELECT max(1, width * 1000 / height) AS aspectPermille, taken_at AS takenAt, camera,
       difference_hash AS differenceHash, perceptual_hash AS perceptualHash FROM photo WHERE id = ?`,
  );
  const tags = database.prepare<[number], Tag>(
    `SELECT tag.name, confidence, source FROM photo_tag JOIN tag ON tag.id = tag_id
     WHERE photo_id = ? ORDER BY confidence DESC`,
  );
  const cameras = database.prepare<[number], { name: string; count: number }>(
    `SELECT camera AS name, count(*) AS count FROM photo WHERE live = 1 AND camera IS NOT NULL
     GROUP BY camera ORDER BY count DESC LIMIT ?`,
  );
  const formats = database.prepare<[number], { name: string; count: number }>(
    `SELECT format AS name, count(*) AS count FROM photo WHERE live = 1
     GROUP BY format ORDER BY count DESC, format LIMIT ?`,
  );
  const tagCounts = database.prepare<[number], { name: string; count: number }>(
    `SELECT tag.name, count(DISTINCT photo_id) AS count FROM photo_tag JOIN tag ON tag.id = tag_id
     JOIN photo ON photo.id = photo_id AND live = 1 GROUP BY tag.id ORDER BY count DESC, name LIMIT ?`,
  );
  const range = database.prepare<[], { first: string | null; last: string | null }>(
    `SELECT min(sort_at) AS first, max(sort_at) AS last FROM photo WHERE live = 1`,
  );
  const countLive = database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM photo WHERE live = 1`);
  const pathOf = (photoId: number): string | null => paths.get(photoId)?.path ?? null;

  return {
    countLive: () => countLive.get()?.n ?? 0,
    /** A file with this content, or null when none is there any more. */
    pathOf,

    grid: (filter: PhotoFilter): PhotoGrid => {
      const { where, values } = filterClause(filter, words);
      const rows = database
        .prepare<unknown[], { id: number; aspect: number; day: string }>(
          `SELECT id, max(1, width * 1000 / height) AS aspect, substr(sort_at, 1, 10) AS day FROM photo
           WHERE live = 1 ${where} ORDER BY sort_at DESC, id DESC`,
        )
        .all(...values);
      return {
        ids: rows.map((row) => row.id as PhotoId),
        aspectPermille: rows.map((row) => row.aspect),
        day: rows.map((row) => Math.floor(Date.parse(`${row.day}T00:00:00Z`) / DAY_MS)),
      };
    },

    /** Ids that pass the filter, or null when it lets everything through. */
    idsFor: (filter: PhotoFilter): number[] | null => {
      const { where, values } = filterClause(filter, words);
      if (where === '') return null;
      return database
        .prepare<unknown[], { id: number }>(`SELECT id FROM photo WHERE live = 1 ${where} ORDER BY id`)
        .all(...values)
        .map((row) => row.id);
    },

    details: (photoId: PhotoId): PhotoDetails | null => {
      const row = details.get(photoId);
      if (!row) return null;
      const places = paths.all(photoId).map((place) => place.path);
      return {
        id: photoId,
        paths: places,
        name: basename(places[0] ?? ''),
        format: row.format,
        width: row.width,
        height: row.height,
        bytes: row.bytes,
        takenAt: row.taken_at,
        camera: row.camera,
        latitude: row.latitude,
        longitude: row.longitude,
        tags: tags.all(photoId),
      };
    },

    /** What a hit shows and what tells bursts apart; null when its files went away since. */
    tile: (photoId: number): PhotoTile | null => {
      const path = pathOf(photoId);
      const row = tiles.get(photoId);
      return path === null || !row ? null : { path, ...row };
    },

    facets: (): PhotoFacets => {
      const days = range.get();
      return {
        cameras: cameras.all(FACET_LIMIT),
        formats: formats.all(FACET_LIMIT),
        tags: tagCounts.all(FACET_LIMIT),
        takenFrom: days?.first?.slice(0, 10) ?? null,
        takenTo: days?.last?.slice(0, 10) ?? null,
      };
    },
  };
}

export type Gallery = ReturnType<typeof createGallery>;
