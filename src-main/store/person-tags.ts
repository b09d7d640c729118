import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

interface CountedTag {
  name: string;
  count: number;
}

/** Tags that people put on photos themselves. What a model says of a photo comes and goes beside them. */
export function createPersonTags(database: Connection, generation: Generation) {
  const makeTag = database.prepare<[string]>(
    `INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO NOTHING`,
  );
  // All photos in one statement: a hundred thousand take as long as a few hundred statements would.
  const put = database.prepare<[string, string], { id: number }>(
    `INSERT INTO photo_tag (photo_id, tag_id, source, confidence)
     SELECT photo.id, tag.id, 'person', 1 FROM tag, json_each(?) AS asked JOIN photo ON photo.id = asked.value
     WHERE tag.name = ? ON CONFLICT (photo_id, tag_id, source) DO NOTHING RETURNING photo_id AS id`,
  );
  const takeOff = database.prepare<[string, string], { id: number }>(
    `DELETE FROM photo_tag WHERE source = 'person' AND tag_id = (SELECT id FROM tag WHERE name = ?)
       AND photo_id IN (SELECT value FROM json_each(?)) RETURNING photo_id AS id`,
  );
  const all = database.prepare<[], CountedTag>(
    `SELECT tag.name, count(*) AS count FROM photo_tag INDEXED BY photo_tag_person
     JOIN photo ON photo.id = photo_id AND live = 1 JOIN tag ON tag.id = tag_id
     WHERE source = 'person' GROUP BY tag_id ORDER BY count DESC, name`,
  );
  const onPhotos = database.prepare<[string], CountedTag>(
    `SELECT tag.name, count(*) AS count FROM (SELECT DISTINCT value FROM json_each(?)) AS asked
     JOIN photo_tag ON photo_id = asked.value AND source = 'person' JOIN tag ON tag.id = tag_id
     GROUP BY tag_id ORDER BY count DESC, name`,
  );

  const changed = (rows: readonly { id: number }[]): PhotoId[] => {
    if (rows.length > 0) generation.grow();
    return rows.map(({ id }) => id as PhotoId);
  };
  return {
    /** @returns the photos that did not have the tag of a person before; unknown ones are passed over */
    put: database.transaction((photoIds: readonly PhotoId[], name: string): PhotoId[] => {
      makeTag.run(name);
      return changed(put.all(JSON.stringify(photoIds), name));
    }),
    /** @returns the photos that had it */
    takeOff: database.transaction((photoIds: readonly PhotoId[], name: string): PhotoId[] =>
      changed(takeOff.all(name, JSON.stringify(photoIds))),
    ),
    /** Most used first, each with the number of live photos that have it. */
    all: (): CountedTag[] => all.all(),
    /** As `all`, but of these photos only. */
    onPhotos: (photoIds: readonly PhotoId[]): CountedTag[] => onPhotos.all(JSON.stringify(photoIds)),
  };
}
