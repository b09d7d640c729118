/**
 * What people put together: photos picked by hand, and concepts, which are searches by examples.
 *
 * The first example of a concept (position 0) is its query. One that is no photo of the library carries its own
 * `picture`, a JPEG, so that it outlives the session it was dropped in; `region` is JSON, in shares of the picture.
 *
 * A person's own tags are few among those of the model, so they have an index of their own.
 */
export const collections = `
CREATE TABLE collection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('picked', 'concept')),
  min_score REAL,
  created_at_ms REAL NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE collection_photo (
  collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  added_at_ms REAL NOT NULL,
  PRIMARY KEY (collection_id, photo_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_photo_photo ON collection_photo (photo_id, collection_id);

CREATE TABLE concept_example (
  collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  photo_id INTEGER REFERENCES photo (id) ON DELETE CASCADE,
  picture BLOB,
  name TEXT,
  weight REAL NOT NULL,
  region TEXT,
  PRIMARY KEY (collection_id, position),
  CHECK ((photo_id IS NULL) <> (picture IS NULL))
) STRICT;

CREATE INDEX photo_tag_person ON photo_tag (tag_id, photo_id) WHERE source = 'person';
`;
