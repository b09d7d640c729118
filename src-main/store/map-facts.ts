import { relative, sep } from 'node:path';
import type { Connection } from './database.ts';

interface PlaceRow {
  id: number;
  root: string;
  path: string;
}

/** What a map can be coloured by, of all live photos at once, by photo id. */
export function createMapFacts(database: Connection) {
  const live = database.prepare<[], { id: number }>(`SELECT id FROM photo WHERE live = 1`);
  // Of a group, the bare columns are those of its greatest value: a person's tag before any of a model's.
  const labels = database.prepare<[], { id: number; name: string }>(
    `SELECT best.photo_id AS id, tag.name FROM (
       SELECT photo_id, tag_id, max((source = 'person') * 2 + confidence) FROM photo_tag GROUP BY photo_id
     ) AS best JOIN tag ON tag.id = best.tag_id`,
  );
  const dates = database.prepare<[], { id: number; date: string }>(
    `SELECT id, sort_at AS date FROM photo WHERE live = 1`,
  );
  const places = database.prepare<[], PlaceRow>(
    `SELECT photo_id AS id, folder.path AS root, file.path AS path, min(file.id) FROM file
     JOIN folder ON folder.id = folder_id WHERE file.state = 'ready' AND photo_id IS NOT NULL GROUP BY photo_id`,
  );
  return {
    live: (): Set<number> => new Set(live.all().map(({ id }) => id)),
    labels: (): Map<number, string> => new Map(labels.all().map(({ id, name }) => [id, name])),
    /** Local times as the gallery sorts by, '2024-05-01T12:30:00'. */
    dates: (): Map<number, string> => new Map(dates.all().map(({ id, date }) => [id, date])),
    /** Of the photo's first file. */
    places: () =>
      new Map(places.all().map(({ id, root, path }) => [id, { root, below: foldersBelow(root, path) }])),
  };
}

export type MapFacts = ReturnType<typeof createMapFacts>;

const foldersBelow = (root: string, path: string): string[] => relative(root, path).split(sep).slice(0, -1);
