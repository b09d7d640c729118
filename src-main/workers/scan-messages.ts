import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { ScanBatch } from '../scan/scan-folder.ts';
import type { ThreadFailure } from './thread-failure.ts';

export interface ScanSetup {
  databasePath: string;
  folderId: FolderId;
  root: string;
  exclude: readonly string[];
}

export type FromScanner =
  { type: 'batch'; batch: ScanBatch } | { type: 'done' } | { type: 'failure'; failure: ThreadFailure };
