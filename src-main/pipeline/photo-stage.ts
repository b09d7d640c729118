import { readdirSync } from 'node:fs';
import { CodedError, errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { PendingFile } from '../store/files.ts';
import type { Library } from '../store/library.ts';
import type { PhotoReading } from '../workers/reader-pool.ts';
import type { ImportRun, ImportStages, Reading } from './import-stages.ts';
import { PendingQueue } from './pending-queue.ts';
import { toReadPhoto } from './read-photo.ts';

/** Photos that each thread decodes at once: while one waits for the network or the disk, the next goes on. */
const LANES_PER_THREAD = 3;

/** A file that was being read this often when the process died is not tried again by itself. */
const MAX_ATTEMPTS = 3;

/** Failures that would meet every photo: the job stops instead of listing them all. */
const FATAL_CODES = new Set(['thumbnail-not-written', 'network-not-loaded', 'SQLITE_FULL', 'SQLITE_IOERR']);

/** Reads all pending files, in several lanes, until there are none and no scan brings more. */
export async function readPhotos(stages: ImportStages, run: ImportRun): Promise<void> {
  const { pace } = stages;
  const queue = new PendingQueue(stages.library.files, run);
  let isAllRead = false;
  const isOver = (): boolean => isAllRead || run.gate.isStopped();
  const wake = (): void => {
    pace.wake();
  };
  run.gate.signal.addEventListener('abort', wake);

  const lane = async (_: unknown, number: number): Promise<void> => {
    await pace.turn(number, 0, isOver);
    for (let file = await queue.next(); file; file = await queue.next()) {
      const startedAtMs = performance.now();
      await readOne(stages, run, file).finally(queue.release(file));
      run.progress.advance('photos', 1);
      run.changed();
      await pace.turn(number, performance.now() - startedAtMs, isOver);
    }
    isAllRead = true;
    wake();
  };
  try {
    await Promise.all(Array.from({ length: stages.reading().readers.size * LANES_PER_THREAD }, lane));
  } finally {
    run.gate.signal.removeEventListener('abort', wake);
  }
}

async function readOne(stages: ImportStages, run: ImportRun, file: PendingFile): Promise<void> {
  const { library } = stages;
  if (file.attempts >= MAX_ATTEMPTS) {
    fail(stages, run, file, crashedOften(file.path));
    return;
  }
  run.progress.current = file.path;
  library.files.beginReading(file.id);
  // Taken once: another model may be adopted while this photo is read.
  const { readers, model } = stages.reading();
  try {
    const reading = await readers.readPhoto(
      file.path,
      (contentHash) => library.photos.findByContent(contentHash, model.name) !== null,
    );
    keep(library, model, file, reading);
    run.progress.counts[file.change === 'new' ? 'added' : 'changed']++;
  } catch (error) {
    if (FATAL_CODES.has(errorCode(error))) throw asJobError(error);
    // Still pending, so it comes up again; its attempts were counted.
    if (errorCode(error) === 'reader-stopped') stages.log(`${file.path}: ${errorMessage(error)}`);
    else if (errorCode(error) === 'file-not-found') missing(stages, run, file);
    else fail(stages, run, file, error);
  }
}

function keep(library: Library, model: Reading['model'], file: PendingFile, reading: PhotoReading): void {
  if (reading.kind === 'photo') {
    library.photos.record(file.id, file.mtimeMs, model.backbone, model.name, toReadPhoto(reading.findings));
    return;
  }
  const known = library.photos.findByContent(reading.contentHash, model.name);
  if (!known) throw new CodedError('internal', 'A known photo was lost while its copy was read.');
  library.photos.attachFile(file.id, known.id);
}

function fail({ library, log }: ImportStages, run: ImportRun, file: PendingFile, error: unknown): void {
  if (!(error instanceof CodedError)) log(`${file.path}: ${errorMessage(error)}`);
  library.files.fail(file.id, {
    code: errorCode(error),
    message: errorMessage(error),
    transient: error instanceof CodedError && error.transient,
    atMs: Date.now(),
  });
  run.progress.counts.failed++;
}

/** Deleted since the scan, or the whole drive was unplugged. Neither is a broken photo. */
function missing({ library }: ImportStages, run: ImportRun, file: PendingFile): void {
  const folder = library.folders.get(file.folderId);
  if (folder && isAway(folder.path)) {
    library.folders.markOffline(folder.id);
    return;
  }
  library.files.applyChanges(file.folderId, { added: [], changed: [], returned: [], gone: [file.id] });
  run.progress.counts.gone++;
}

/** An empty folder is the stand-in of a drive that is not mounted. */
function isAway(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return true;
  }
}

function crashedOften(path: string): CodedError {
  return new CodedError(
    'reading-crashed',
    `Lookalike stopped ${MAX_ATTEMPTS} times while it read this file, so it is left out. Retry it to try once more.`,
    { path },
  );
}

function asJobError(error: unknown): unknown {
  const text = errorMessage(error);
  if (!errorCode(error).startsWith('SQLITE_') && !text.includes('ENOSPC')) return error;
  return new CodedError(
    'disk-full',
    'The library could not be written: the disk is full or failing. Free some space, then start the import again; what is finished is kept.',
    { cause: error },
  );
}
