import type { FileId, FolderId } from '../../src-shared/contract/ids.ts';
import type { FileStamp, FolderChanges } from '../../src-shared/domain/file-stamp.ts';
import { CURRENT_IMPORT } from './current-import.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';
import type { Liveness } from './live.ts';

interface PhotoOfFile {
  photo_id: number | null;
}

/** Takes over what a scan found. */
export function createFolderChanges(database: Connection, generation: Generation, liveness: Liveness) {
  const folderExists = database.prepare<[number]>(`SELECT 1 FROM folder WHERE id = ?`);
  const insert = database.prepare<[number, string, number, number]>(
    `INSERT INTO file (folder_id, path, bytes, mtime_ms, state, change, change_job)
     VALUES (?, ?, ?, ?, 'pending', 'new', ${CURRENT_IMPORT}) ON CONFLICT (path) DO NOTHING`,
  );
  // What was gone, or appeared in this very import, is new to it.
  const change = database.prepare<[number, number, number, string], PhotoOfFile>(
    `UPDATE file SET bytes = ?, mtime_ms = ?, state = 'pending', attempts = 0, change_job = ${CURRENT_IMPORT},
       change = CASE WHEN state = 'gone' OR (change = 'new' AND change_job = ${CURRENT_IMPORT}) THEN 'new'
         ELSE 'changed' END
     WHERE folder_id = ? AND path = ? RETURNING photo_id`,
  );
  const photoOf = database.prepare<[number, number], PhotoOfFile>(
    `SELECT photo_id FROM file WHERE id = ? AND folder_id = ?`,
  );
  // What came and went within one import does not count. A file whose new content was not read yet loses its
  // photo, or it would come back as what it was before.
  const goAway = database.prepare<[number]>(
    `UPDATE file SET state = 'gone', photo_id = CASE WHEN state = 'ready' THEN photo_id END, attempts = 0,
       change = CASE WHEN change = 'new' AND change_job = ${CURRENT_IMPORT} THEN NULL ELSE 'gone' END,
       change_job = ${CURRENT_IMPORT}
     WHERE id = ? AND state <> 'gone'`,
  );
  const comeBack = database.prepare<[number]>(
    `UPDATE file SET state = CASE WHEN photo_id IS NULL THEN 'pending' ELSE 'ready' END,
       change = CASE WHEN change = 'gone' AND change_job = ${CURRENT_IMPORT} THEN NULL ELSE 'new' END,
       change_job = ${CURRENT_IMPORT}
     WHERE id = ? AND state = 'gone'`,
  );

  const takeChanged = (folderId: FolderId, file: FileStamp): void => {
    const row = change.get(file.bytes, file.mtimeMs, folderId, file.path);
    if (row) liveness.refresh(row.photo_id);
  };
  const take = (folderId: FolderId, fileId: FileId, update: typeof goAway): void => {
    const row = photoOf.get(fileId, folderId);
    if (!row) return;
    update.run(fileId);
    liveness.refresh(row.photo_id);
  };

  return {
    /**
     * All or nothing: a crash in the middle leaves the previous batch intact. Nothing happens when the folder was
     * removed from the library while it was scanned.
     */
    applyChanges: database.transaction((folderId: FolderId, changes: FolderChanges) => {
      const { added, changed, returned, gone } = changes;
      if (added.length + changed.length + returned.length + gone.length === 0) return;
      if (!folderExists.get(folderId)) return;
      for (const file of added) insert.run(folderId, file.path, file.bytes, file.mtimeMs);
      for (const file of changed) takeChanged(folderId, file);
      for (const fileId of gone) take(folderId, fileId, goAway);
      for (const fileId of returned) take(folderId, fileId, comeBack);
      generation.grow();
    }),
  };
}
