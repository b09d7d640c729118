import { ExclusionGlobs, type Folder } from '../../src-shared/contract/folder.ts';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';
import { refreshLive } from './live.ts';

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
    count(CASE WHEN file.state = 'failed' THEN 1 END) AS failed
  FROM folder LEFT JOIN file ON file.folder_id = folder.id`;

export function createFolderStore(database: Connection, generation: Generation) {
  const all = database.prepare<[], FolderRow>(`${SELECT_FOLDER} GROUP BY folder.id ORDER BY folder.path`);
  const one = database.prepare<[number], FolderRow>(
    `${SELECT_FOLDER} WHERE folder.id = ? GROUP BY folder.id`,
  );
  const insert = database.prepare<[string, string], { id: number }>(
    `INSERT INTO folder (path, exclude) VALUES (?, ?)
     ON CONFLICT (path) DO UPDATE SET path = excluded.path RETURNING id`,
  );
  const setExclude = database.prepare<[string, number]>(`UPDATE folder SET exclude = ? WHERE id = ?`);
  const setState = database.prepare<[string, number]>(`UPDATE folder SET state = ? WHERE id = ?`);
  const setScanned = database.prepare<[number, number]>(
    `UPDATE folder SET scanned_at_ms = ?, state = 'online' WHERE id = ?`,
  );
  const remove = database.prepare<[number]>(`DELETE FROM folder WHERE id = ?`);
  const get = (folderId: FolderId): Folder | null => {
    const row = one.get(folderId);
    return row ? toFolder(row) : null;
  };

  return {
    all: (): Folder[] => all.all().map(toFolder),
    get,
    /** Adding a folder again changes nothing and answers the one that is there. */
    add: database.transaction((path: string, exclude: readonly string[]): FolderId => {
      generation.grow();
      return insert.get(path, JSON.stringify(exclude))?.id as FolderId;
    }),
    setExclude: (folderId: FolderId, exclude: readonly string[]) => {
      setExclude.run(JSON.stringify(exclude), folderId);
    },
    markOffline: (folderId: FolderId) => {
      setState.run('offline', folderId);
    },
    markScanned: (folderId: FolderId, atMs: number) => {
      setScanned.run(atMs, folderId);
    },
    remove: database.transaction((folderId: FolderId) => {
      remove.run(folderId);
      refreshLive(database);
      generation.grow();
    }),
  };
}

function toFolder(row: FolderRow): Folder {
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
