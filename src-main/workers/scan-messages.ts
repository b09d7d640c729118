import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { ScanBatch } from '../scan/scan-folder.ts';

export interface ScanSetup {
  databasePath: string;
  folderId: FolderId;
  root: string;
  exclude: readonly string[];
}

export type FromScanner =
  | { type: 'batch'; batch: ScanBatch }
  | { type: 'done' }
  | { type: 'failure'; code: string; message: string; path: string | undefined; transient: boolean };
