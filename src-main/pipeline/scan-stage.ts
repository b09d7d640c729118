import { existsSync } from 'node:fs';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { StoredFolder } from '../store/folders.ts';
import type { ImportRun, ImportStages } from './import-stages.ts';

/** Scans the folders of the queue, one after the other. What a batch holds is ready to be read at once. */
export async function scanFolders(stages: ImportStages, run: ImportRun): Promise<void> {
  run.scanning = true;
  run.progress.setTotal('scan', null);
  noticeAbsence(stages);
  try {
    while (run.folderQueue.length > 0 && (await run.gate.pass())) {
      const folderId = run.folderQueue[0];
      const folder = folderId === undefined ? null : stages.library.folders.get(folderId);
      if (folder) await scanFolder(stages, run, folder);
      if (run.gate.isStopped()) return;
      run.folderQueue.shift();
    }
    run.progress.setTotal('scan', run.progress.done('scan'));
  } finally {
    run.scanning = false;
    run.scanned.raise();
  }
}

/** Folders that are not scanned now may have gone too: renamed ones would go on lending dead paths to their photos. */
function noticeAbsence({ library }: ImportStages): void {
  for (const { id, path, state } of library.folders.all()) {
    if (state === 'online' && !existsSync(path)) library.folders.markOffline(id);
  }
}

async function scanFolder(
  { library, scan }: ImportStages,
  run: ImportRun,
  folder: StoredFolder,
): Promise<void> {
  const { files, folders } = library;
  files.forgetUnreadable(folder.id);
  try {
    await scan(folder, run.gate.signal, (batch) => {
      folders.markOnline(folder.id);
      files.applyChanges(folder.id, batch);
      files.reportUnreadable(folder.id, batch.unreadable, Date.now());
      run.progress.counts.gone += batch.gone.length;
      run.progress.advance('scan', batch.seen);
      run.progress.current = folder.path;
      run.scanned.raise();
      run.changed();
    });
    if (!run.gate.isStopped()) folders.markScanned(folder.id, Date.now());
  } catch (error) {
    if (run.gate.isStopped()) return;
    if (!(error instanceof CodedError) || error.code === 'scan-stopped') throw error;
    // One folder that cannot be looked into is listed, and the others go on. An unplugged drive is no fault at
    // all: its photos stay.
    if (error.code === 'folder-offline') folders.markOffline(folder.id);
    else {
      const { code, message } = error;
      files.reportUnreadable(folder.id, [{ path: folder.path, code, message }], Date.now());
    }
  }
}
