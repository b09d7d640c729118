/**
 * A re-scan of 50,000 files that have not changed, over a bare walk of the same folders.
 *
 * The bare walk is the fastest one that Node has for metadata in the system's cache: it blocks its thread, as a
 * scan may, since it has a thread to itself. Walks through promises or callbacks take 2 to 20 times as long here.
 * The re-scan includes opening the library, reading what it knows, and comparing. Both take turns, so that a busy
 * machine slows both.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FolderId } from '../../src-shared/contract/ids.ts';
import { scanFolder } from '../../src-main/scan/scan-folder.ts';
import { openLibrary } from '../../src-main/store/library.ts';
import { openScanReader } from '../../src-main/store/scan-reader.ts';
import { scanInThread } from '../../src-main/workers/scan-thread.ts';
import { bareWalk } from './bare-walk.ts';
import { median, report } from './measurement.ts';

const FILES = 50_000;
const FILES_PER_FOLDER = 100;
const ROUNDS = 11;

const folder = mkdtempSync(join(tmpdir(), 'lookalike-rescan-'));
try {
  const root = join(folder, 'photos');
  makePhotos(root);
  const { databasePath, folderId } = await firstScan(root, join(folder, 'library'));
  const bare: number[] = [];
  const scan: number[] = [];
  const bareThread: number[] = [];
  const scanThread: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await milliseconds(() => walk(root)));
    scan.push(await milliseconds(() => rescan(root, databasePath, folderId)));
    bareThread.push(await milliseconds(() => walkInThread(root)));
    scanThread.push(await milliseconds(() => rescanInThread(root, databasePath, folderId)));
  }
  compare('Re-scan of 50,000 unchanged files, median', scan, bare, 'bare readdir + stat walk');
  compare(
    'Re-scan of 50,000 unchanged files, each time in a new thread, median',
    scanThread,
    bareThread,
    'the same walk in a new thread',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare(name: string, ours: readonly number[], theirs: readonly number[], peer: string): void {
  const value = median(ours) / median(theirs);
  report({ name, value, unit: 'times', target: '<= 2', peer: `${peer}, ${median(theirs).toFixed(0)} ms` });
}

function makePhotos(root: string): void {
  for (let number = 0; number < FILES; number++) {
    const event = Math.floor(number / FILES_PER_FOLDER);
    const place = join(root, `${2000 + (event % 20)}`, `event ${event}`);
    if (number % FILES_PER_FOLDER === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `IMG_${number}.jpg`), 'x');
  }
}

async function firstScan(
  root: string,
  dataDir: string,
): Promise<{ databasePath: string; folderId: FolderId }> {
  const library = openLibrary(dataDir);
  const folderId = library.folders.add(root, []);
  for await (const batch of scanFolder({ root, exclude: [], known: [] })) {
    library.files.applyChanges(folderId, batch);
  }
  library.close();
  return { databasePath: library.databasePath, folderId };
}

function walk(root: string): Promise<void> {
  const files = bareWalk(root);
  if (files !== FILES) throw new Error(`the bare walk saw ${files} files`);
  return Promise.resolve();
}

async function walkInThread(root: string): Promise<void> {
  await once(new Worker(new URL('./bare-walk.ts', import.meta.url), { workerData: root }), 'exit');
}

async function rescan(root: string, databasePath: string, folderId: FolderId): Promise<void> {
  const reader = openScanReader(databasePath);
  let seen = 0;
  let differences = 0;
  for await (const batch of scanFolder({ root, exclude: [], known: reader.known(folderId) })) {
    seen += batch.seen;
    differences += batch.added.length + batch.changed.length + batch.gone.length;
  }
  reader.close();
  if (seen !== FILES || differences > 0)
    throw new Error(`the re-scan saw ${seen} files, ${differences} differences`);
}

async function rescanInThread(root: string, databasePath: string, folderId: FolderId): Promise<void> {
  let seen = 0;
  const setup = { databasePath, folderId, root, exclude: [] };
  await scanInThread(setup, new AbortController().signal, (batch) => {
    seen += batch.seen;
  });
  if (seen !== FILES) throw new Error(`the thread saw ${seen} files`);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
