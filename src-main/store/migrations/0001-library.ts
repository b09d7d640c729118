/**
 * The library's tables. A photo is a content (its SHA-256); a file is a place where that content lies. So a
 * moved file keeps its vectors, tags and everything else that hangs on the photo.
 *
 * `file.change` is the last thing that happened to a file, and `change_job` the import that it counts for.
 * `attempts` is how often reading the file began without coming to an end.
 */
export const library = `
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  exclude TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'online' CHECK (state IN ('online', 'offline')),
  scanned_at_ms REAL
) STRICT;

CREATE TABLE photo (
  id INTEGER PRIMARY KEY,
  content_hash BLOB NOT NULL UNIQUE,
  format TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  taken_at TEXT,
  sort_at TEXT NOT NULL,
  camera TEXT,
  latitude REAL,
  longitude REAL,
  difference_hash BLOB NOT NULL,
  perceptual_hash BLOB NOT NULL,
  live INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX photo_sort ON photo (live, sort_at);

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  path TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  mtime_ms REAL NOT NULL,
  photo_id INTEGER REFERENCES photo (id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'ready', 'failed', 'gone')),
  change TEXT CHECK (change IN ('new', 'changed', 'moved', 'gone')),
  change_job INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  failure_code TEXT,
  failure_message TEXT,
  failure_transient INTEGER NOT NULL DEFAULT 0,
  failed_at_ms REAL
) STRICT;
CREATE INDEX file_photo ON file (photo_id, state, folder_id);
CREATE INDEX file_folder ON file (folder_id, state);
CREATE INDEX file_pending ON file (state) WHERE state = 'pending';
CREATE INDEX file_failed ON file (path) WHERE state = 'failed';
CREATE INDEX file_change ON file (change_job, change, state) WHERE change_job IS NOT NULL;

CREATE TABLE unreadable_place (
  folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  failed_at_ms REAL NOT NULL,
  PRIMARY KEY (folder_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE feature (
  id INTEGER PRIMARY KEY,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  backbone TEXT NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (photo_id, backbone)
) STRICT;

CREATE TABLE vector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  model TEXT NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (photo_id, model)
) STRICT;

CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE photo_tag (
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  source TEXT NOT NULL CHECK (source IN ('model', 'person')),
  confidence REAL NOT NULL,
  PRIMARY KEY (photo_id, tag_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_tag_tag ON photo_tag (tag_id);

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  folder_ids TEXT NOT NULL DEFAULT '[]',
  snapshot TEXT NOT NULL,
  started_at_ms REAL NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO setting (key, value) VALUES ('generation', '0');
`;
