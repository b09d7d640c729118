import type { FileId } from '../contract/ids.ts';

/** What tells, without opening a file, whether it is still the one that was read. */
export interface FileStamp {
  path: string;
  bytes: number;
  mtimeMs: number;
}

/** A file as the library knows it. `gone`: it was not there at the last scan, and may come back. */
export interface KnownFile extends FileStamp {
  id: FileId;
  state: 'pending' | 'ready' | 'failed' | 'gone';
}

/** What a scan of one folder found, against what was known. */
export interface FolderChanges {
  added: readonly FileStamp[];
  changed: readonly FileStamp[];
  /** Known as gone, and there again, unchanged. */
  returned: readonly FileId[];
  gone: readonly FileId[];
}
