import { relative, sep } from 'node:path';
import { ExclusionGlobs, type Folder } from '../../src-shared/contract/folder.ts';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';
import { folderOverlaps, liesIn, mergedExclusions } from './folder-overlap.ts';
import type { Liveness } from './live.ts';

/** A folder as the library keeps it: whether it is watched, only the running engine knows. */
export type StoredFolder = Omit<Folder, 'watch'>;

interface FolderRow {
  id: number;
  path: string;
  exclude: string;
  state: 'online' | 'offline';
  scanned_at_ms: number | null;
  photos: number;
  pending: number;
  failed: number;
}

const SELECT_FOLDER = `
  SELECT folder.*,
    count(CASE WHEN file.state = 'ready' THEN 1 END) AS photos,
    count(CASE WHEN file.state = 'pending' THEN 1 END) AS pending,
    count(CASE WHEN file.state = 'failed' THEN 1 END)
      + (SELECT count(*) FROM unreadable_place WHERE folder_id = folder.id) AS failed
  FROM folder LEFT JOIN file ON file.folder_id = folder.id`;

export function createFolderStore(database: Connection, generation: Generation, liveness: Liveness) {
  const all = database.prepare<[], FolderRow>(`${SELECT_FOLDER} GROUP BY folder.id ORDER BY folder.path`);
  const one = database.prepare<[number], FolderRow>(
    `${SELECT_FOLDER} WHERE folder.id = ? GROUP BY folder.id`,
  );
  const insert = database.prepare<[string, string], { id: number }>(
    `INSERT INTO folder (path, exclude) VALUES (?, ?) RETURNING id`,
  );
  const handOver = database.prepare<[number, number]>(`UPDATE file SET folder_id = ? WHERE folder_id = ?`);
  const setExclude = database.prepare<[string, number]>(`UPDATE folder SET exclude = ? WHERE id = ?`);
  const setOffline = database.prepare<[number]>(
    `UPDATE folder SET state = 'offline' WHERE id = ? AND state = 'online'`,
  );
  const setOnline = database.prepare<[number]>(
    `UPDATE folder SET state = 'online' WHERE id = ? AND state = 'offline'`,
  );
  const setScanned = database.prepare<[number, number]>(
    `UPDATE folder SET scanned_at_ms = ?, state = 'online' WHERE id = ?`,
  );
  const remove = database.prepare<[number]>(`DELETE FROM folder WHERE id = ?`);
  const notAtFault = database.prepare<[number]>(
    `UPDATE file SET attempts = 0 WHERE folder_id = ? AND state = 'pending'`,
  );
  const retryTransient = database.prepare<[number]>(
    `UPDATE file SET state = 'pending' WHERE folder_id = ? AND state = 'failed' AND failure_transient = 1`,
  );
  // Both ends of the range use the index by path; '0' is the character behind '/', ']' the one behind '\\'.
  const below = database.prepare<[string, string], { id: number }>(
    `SELECT id FROM file WHERE path > ? AND path < ? AND state <> 'gone' LIMIT 1`,
  );
  const get = (folderId: FolderId): StoredFolder | null => {
    const row = one.get(folderId);
    return row ? toFolder(row) : null;
  };

  return {
    all: (): StoredFolder[] => all.all().map(toFolder),
    get,
    /**
     * Adding a folder again changes nothing and answers the one that is there. A folder that holds others of the
     * library takes them in, with all that is known of their files; one that lies in another is refused with
     * 'folder-overlaps'. So each file belongs to one folder.
     */
    add: database.transaction((path: string, exclude: readonly string[]): FolderId => {
      const folders = all.all().map(toFolder);
      const same = folders.find((folder) => relative(folder.path, path) === '');
      if (same) return same.id;
      const above = folders.find((folder) => liesIn(folder.path, path));
      if (above) throw folderOverlaps(path, above.path);

      const below = folders.filter((folder) => liesIn(path, folder.path));
      const merged = mergedExclusions({ path, exclude }, below);
      const folderId = insert.get(path, JSON.stringify(merged))?.id as FolderId;
      for (const folder of below) {
        handOver.run(folderId, folder.id);
        remove.run(folder.id);
      }
      generation.grow();
      return folderId;
    }),
    /** Whether a folder of this path holds files that were there at the last scan. */
    holdsFilesBelow: (path: string): boolean =>
      below.get(path + sep, path + String.fromCharCode(sep.charCodeAt(0) + 1)) !== undefined,
    setExclude: (folderId: FolderId, exclude: readonly string[]) => {
      setExclude.run(JSON.stringify(exclude), folderId);
    },
    markOffline: database.transaction((folderId: FolderId) => {
      notAtFault.run(folderId);
      if (setOffline.run(folderId).changes > 0) generation.grow();
    }),
    markOnline: (folderId: FolderId) => {
      if (setOnline.run(folderId).changes > 0) generation.grow();
    },
    /** After a complete scan. The drive answers, so what failed for a passing reason is tried again. */
    markScanned: database.transaction((folderId: FolderId, atMs: number) => {
      setScanned.run(atMs, folderId);
      retryTransient.run(folderId);
    }),
    /** Forgets the files too. What was found out about a photo stays, for the day its content turns up again. */
    remove: database.transaction((folderId: FolderId) => {
      remove.run(folderId);
      liveness.refreshAfterRemoval();
      generation.grow();
    }),
  };
}

function toFolder(row: FolderRow): StoredFolder {
  return {
    id: row.id as FolderId,
    path: row.path,
    state: row.state,
    exclude: ExclusionGlobs.parse(JSON.parse(row.exclude)),
    photos: row.photos,
    pending: row.pending,
    failed: row.failed,
    scannedAtMs: row.scanned_at_ms,
  };
}
