import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Connection } from './database.ts';
import type { Generation } from './generation.ts';

/** A folder or file that a scan could not look into; what was known there stays as it was. */
interface UnreadablePlace {
  path: string;
  code: string;
  message: string;
}

/** Places below the folders of the library that the last scan could not look into. Each scan finds out anew. */
export function createUnreadablePlaces(database: Connection, generation: Generation) {
  const forget = database.prepare<[number]>(`DELETE FROM unreadable_place WHERE folder_id = ?`);
  const insert = database.prepare<[number, string, string, string, number]>(
    `INSERT INTO unreadable_place (folder_id, path, code, message, failed_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (folder_id, path) DO UPDATE SET code = excluded.code, message = excluded.message,
       failed_at_ms = excluded.failed_at_ms`,
  );
  return {
    /** Before a scan. */
    forgetUnreadable: (folderId: FolderId) => {
      if (forget.run(folderId).changes > 0) generation.grow();
    },
    reportUnreadable: database.transaction(
      (folderId: FolderId, places: readonly UnreadablePlace[], atMs: number) => {
        for (const { path, code, message } of places) insert.run(folderId, path, code, message, atMs);
        if (places.length > 0) generation.grow();
      },
    ),
  };
}
