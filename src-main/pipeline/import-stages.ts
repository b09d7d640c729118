import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { ScanBatch } from '../scan/scan-folder.ts';
import type { StoredFolder } from '../store/folders.ts';
import type { Library } from '../store/library.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { Gate } from './gate.ts';
import type { JobProgress } from './job-progress.ts';
import type { Pace } from './pace.ts';
import type { Signal } from './signal.ts';

/** The stages that an import leads a photo through: scan > read (decode, embed) > store > index. */
export interface ImportStages {
  library: Library;
  scan: (folder: StoredFolder, signal: AbortSignal, onBatch: (batch: ScanBatch) => void) => Promise<void>;
  /** The model that is in use now, and the threads that read with it: both change together. */
  reading: () => Reading;
  pace: Pace;
  /** Brings the search up to date with the library. */
  index: () => Promise<void>;
  log: (line: string) => void;
}

export interface Reading {
  readers: ReaderPool;
  model: { name: string; backbone: string };
}

/** One import under way. */
export interface ImportRun {
  progress: JobProgress;
  gate: Gate;
  /** Folders that are still to be scanned. */
  folderQueue: FolderId[];
  /** Everything the job was asked for, kept for the next start. */
  folderIds: FolderId[];
  scanning: boolean;
  /** Raised when a scan found something and when scanning is over. */
  scanned: Signal;
  /** Says that the progress changed. */
  changed: () => void;
}
