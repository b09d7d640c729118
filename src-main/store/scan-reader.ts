import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { KnownFile } from '../../src-shared/domain/file-stamp.ts';
import { openDatabaseReadOnly } from './database.ts';

/** What the scan thread reads of the library, over its own read-only connection. */
export interface ScanReader {
  /** Every file of the folder, gone ones included. */
  known(folderId: FolderId): KnownFile[];
  close(): void;
}

export function openScanReader(databasePath: string): ScanReader {
  const database = openDatabaseReadOnly(databasePath);
  const known = database.prepare<[number], KnownFile>(
    `SELECT id, path, bytes, mtime_ms AS mtimeMs, state FROM file WHERE folder_id = ?`,
  );
  return {
    known: (folderId) => known.all(folderId),
    close: () => {
      database.close();
    },
  };
}
