import { resolve } from 'node:path';
import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import type { FileId } from '../../src-shared/contract/ids.ts';
import type { KnownFile } from '../../src-shared/domain/file-stamp.ts';
import { compareWith, type Found } from './comparison.ts';
import { compileExclusions } from './exclusion.ts';
import { assertSameRoot, openRoot } from './root-folder.ts';
import type { Unreadable } from './scan-failure.ts';
import { walkPhotos } from './walk-photos.ts';

export interface ScanOptions {
  /** Absolute path of the folder. */
  root: string;
  /** Globs relative to the folder, see `compileExclusions`. */
  exclude: readonly string[];
  /** All files that the library knows in this folder, gone ones included. Read once, at the start. */
  known: Iterable<KnownFile>;
  signal?: AbortSignal;
}

/** What was found since the batch before. Files that are as they were known only count in `seen`. */
export interface ScanBatch extends Found {
  seen: number;
  /** In the last batch only: until then, nothing is known to be missing. */
  gone: FileId[];
  unreadable: Unreadable[];
}

/** Photos per batch, so that decoding starts while the scan goes on; on a slow drive a batch is sent before that. */
const BATCH_FILES = 1_000;
const BATCH_MS = 200;

/**
 * Compares a folder with what is known of it, batch by batch; the last batch is always sent.
 *
 * Throws 'exclusion-invalid', 'folder-offline' (transient), 'not-a-folder' or 'folder-not-readable', and the
 * signal's reason when it is aborted. Nothing is `gone` after any of these.
 */
export async function* scanFolder(options: ScanOptions): AsyncGenerator<ScanBatch> {
  const root = resolve(options.root);
  const isExcluded = compileExclusions(options.exclude);
  const comparison = compareWith(options.known);
  const present = comparison.countPresent();
  const identity = await openRoot(root, present);

  const unreadable = new Set<string>();
  let batch = emptyBatch();
  let sentAtMs = performance.now();
  for await (const walked of walkPhotos(root, isExcluded, options.signal)) {
    comparison.see(walked.folder, walked.photos, batch);
    batch.seen += walked.photos.length;
    for (const place of walked.unreadable) {
      unreadable.add(place.path);
      batch.unreadable.push(place);
    }

    if (batch.seen < BATCH_FILES && performance.now() - sentAtMs < BATCH_MS) continue;
    yield batch;
    batch = emptyBatch();
    // Reads block this thread (see Blocking reads); an abort gets its turn here.
    await turnOfEventLoop();
    sentAtMs = performance.now();
  }

  await assertSameRoot(root, identity, present);
  batch.gone = comparison.gone(unreadable);
  yield batch;
}

const emptyBatch = (): ScanBatch => ({
  seen: 0,
  added: [],
  changed: [],
  returned: [],
  gone: [],
  unreadable: [],
});
