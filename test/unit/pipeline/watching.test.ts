import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWatching, type WatchingParts } from '../../../src-main/pipeline/watching/watching.ts';
import { judgeChangedPath } from '../../../src-main/scan/changed-path.ts';
import { compileExclusions } from '../../../src-main/scan/exclusion.ts';
import { isOnNetworkDrive } from '../../../src-main/watch/network-drive.ts';
import { rootIdentity } from '../../../src-main/watch/root-identity.ts';
import { watchFailure } from '../../../src-main/watch/watch-failure.ts';
import { watchFolder } from '../../../src-main/watch/watch-folder.ts';
import { FolderId } from '../../../src-shared/contract/ids.ts';
import { makeFiles, temporaryFolder } from '../scan/temporary-folder.ts';

const folderId = FolderId.parse(1);
const waits = { quietMs: 60, mostMs: 400, startMs: 1e6, drivesMs: 50, looksMs: 100 };

/** The system's own watch on a real folder; `imports` are the folders that were to be read, one entry each time. */
async function watch(root: string, changes: Partial<WatchingParts> = {}, exclude: string[] = []) {
  const imports: (readonly FolderId[])[] = [];
  let told = 0;
  const watching = createWatching(
    {
      ...{ watch: watchFolder, identity: rootIdentity, isOnNetworkDrive },
      isFolder: async (path) => (await stat(path)).isDirectory(),
      judge: (folder, globs) => (path) => judgeChangedPath(folder, path, compileExclusions(globs)),
      holdsFilesBelow: () => false,
      folders: () => [{ id: folderId, path: root, exclude }],
      isWanted: () => true,
      mayImport: () => true,
      startImport: (folderIds) => imports.push(folderIds),
      changed: () => {
        told++;
      },
      log: (line) => {
        throw new Error(line);
      },
      ...changes,
    },
    waits,
  );
  onTestFinished(() => watching.close());
  watching.start();
  // Once when it begins, once when the system watches.
  await expect.poll(() => told).toBeGreaterThanOrEqual(2);
  return { watching, imports };
}

const soon = { timeout: 5_000 };
/** Longer than any of the waits: what has not happened by then will not. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 900));

describe('a watched folder', () => {
  it('is read after many photos arrived, and in folders that appeared with them', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'old.jpg');
    const { imports } = await watch(root);
    makeFiles(root, 'new.jpg', 'summer/a.jpg', 'summer/deep/b.jpg');
    // What was inside the new folders when they came may be unwatched; they are watched all the same.
    await expect.poll(() => imports.length, soon).toBeGreaterThanOrEqual(1);
    const before = imports.length;
    makeFiles(root, 'summer/deep/c.jpg');
    await expect.poll(() => imports.length, soon).toBeGreaterThan(before);
  });

  it('is read when a photo changed, was renamed, was deleted, or its whole folder was', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'b.jpg', 'trip/c.jpg');
    const { imports } = await watch(root, { holdsFilesBelow: (path) => path === join(root, 'trip') });
    const changes = [
      () => writeFile(join(root, 'a.jpg'), 'other bytes'),
      () => rename(join(root, 'a.jpg'), join(root, 'd.jpg')),
      () => rm(join(root, 'b.jpg')),
      () => rename(join(root, 'trip'), join(temporaryFolder(), 'trip')),
    ];
    for (const [index, change] of changes.entries()) {
      await change();
      await expect.poll(() => imports.length, soon).toBe(index + 1);
    }
  });

  it('is left alone where nothing changed that a scan would look at', async () => {
    const root = temporaryFolder();
    makeFiles(root, 'a.jpg', 'Trash/b.jpg', 'notes.txt');
    const { imports } = await watch(root, {}, ['Trash']);
    makeFiles(root, 'letter.txt', '.hidden.jpg', '.thumbnails/x.jpg', 'Trash/c.jpg', '@eaDir/d.jpg');
    await rm(join(root, 'notes.txt'));
    await aWhile();
    expect(imports).toEqual([]);
  });

  it('is read at the latest after the longest wait, though it never gets quiet', async () => {
    const root = temporaryFolder();
    const { imports } = await watch(root);
    for (let number = 0; imports.length === 0 && number < 200; number++) {
      makeFiles(root, `${number}.jpg`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(imports).toEqual([[folderId]]);
  });

  it('waits while an import is under way, and is read next', async () => {
    const root = temporaryFolder();
    let isImporting = true;
    const { imports, watching } = await watch(root, { mayImport: () => !isImporting });
    makeFiles(root, 'a.jpg');
    await aWhile();
    expect(imports).toEqual([]);
    isImporting = false;
    watching.importEnded();
    expect(imports).toEqual([[folderId]]);
  });

  it('is noticed when its drive goes away and when it comes back', async () => {
    const parent = temporaryFolder();
    makeFiles(parent, 'drive/a.jpg');
    const { imports, watching } = await watch(join(parent, 'drive'));
    await rename(join(parent, 'drive'), join(parent, 'elsewhere'));
    await expect.poll(() => watching.stateOf(folderId).state, soon).toBe('off');
    await expect.poll(() => imports.length, soon).toBeGreaterThanOrEqual(1);
    const before = imports.length;
    await rename(join(parent, 'elsewhere'), join(parent, 'drive'));
    await expect.poll(() => watching.stateOf(folderId).state, soon).toBe('on');
    await expect.poll(() => imports.length, soon).toBeGreaterThan(before);
    const after = imports.length;
    makeFiles(parent, 'drive/b.jpg');
    await expect.poll(() => imports.length, soon).toBeGreaterThan(after);
  });

  it('says why where the system cannot watch, and is looked through from time to time', async () => {
    const root = temporaryFolder();
    const { imports, watching } = await watch(root, {
      watch: (path) =>
        Promise.reject(watchFailure(new Error('inotify_add_watch: No space left on device'), path)),
    });
    const { state, detail } = watching.stateOf(folderId);
    expect(state).toBe('failed');
    expect(detail).toContain('max_user_watches');
    await expect.poll(() => imports.length, soon).toBeGreaterThanOrEqual(2);
  });

  it('is not watched where the person does not want it, until they do', async () => {
    const root = temporaryFolder();
    let isWanted = true;
    const { imports, watching } = await watch(root, { isWanted: () => isWanted });
    isWanted = false;
    watching.follow();
    expect(watching.stateOf(folderId)).toEqual({ state: 'off', detail: null });
    makeFiles(root, 'a.jpg');
    await aWhile();
    expect(imports).toEqual([]);
    isWanted = true;
    watching.followAnew();
    await expect.poll(() => imports, soon).toEqual([[folderId]]);
  });
});
