import type { Folder } from '../../src-shared/contract/folder.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { ImportRun, ImportStages } from './import-stages.ts';

/** Scans the folders of the queue, one after the other. What a batch holds is ready to be read at once. */
export async function scanFolders(stages: ImportStages, run: ImportRun): Promise<void> {
  run.scanning = true;
  run.progress.setTotal('scan', null);
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

async function scanFolder({ library, scan }: ImportStages, run: ImportRun, folder: Folder): Promise<void> {
  try {
    await scan(folder, run.gate.signal, (batch) => {
      library.files.applyChanges(folder.id, batch);
      run.progress.counts.gone += batch.gone.length;
      run.progress.advance('scan', batch.seen);
      run.progress.current = folder.path;
      run.scanned.raise();
      run.changed();
    });
    if (!run.gate.isStopped()) library.folders.markScanned(folder.id, Date.now());
  } catch (error) {
    if (run.gate.isStopped()) return;
    // An unplugged drive is no fault of the import: its photos stay, and the other folders go on.
    if (error instanceof CodedError && error.code === 'folder-offline') {
      library.folders.markOffline(folder.id);
      return;
    }
    throw error;
  }
}
