import type { FolderId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import { Gate } from './gate.ts';
import type { ImportRun, ImportStages } from './import-stages.ts';
import { jobError } from './job-error.ts';
import { JobProgress } from './job-progress.ts';
import { readPhotos } from './photo-stage.ts';
import { scanFolders } from './scan-stage.ts';
import { Signal } from './signal.ts';

export function createRun(job: Job, folderIds: readonly FolderId[], changed: () => void): ImportRun {
  return {
    progress: new JobProgress(job),
    gate: new Gate(),
    folderQueue: [...folderIds],
    folderIds: [...folderIds],
    scanning: false,
    scanned: new Signal(),
    changed,
  };
}

/** Leads every photo of the run through all stages. Ends with the job done, failed, or stopped by its gate. */
export async function carryOut(stages: ImportStages, run: ImportRun): Promise<void> {
  const { progress, gate } = run;
  const { files } = stages.library;
  try {
    do {
      await scanAndRead(stages, run);
      if (!gate.isStopped()) await index(stages, run);
      await stages.reading().readers.rest();
      // Meanwhile a person may have added a folder or asked for a retry.
    } while (!gate.isStopped() && (run.folderQueue.length > 0 || files.pendingAfter(0, 1).length > 0));
    if (gate.isStopped()) return;
    Object.assign(progress.counts, files.settleImport(progress.id));
    progress.enter('done');
  } catch (error) {
    gate.stop();
    stages.log(`import ${progress.id}: ${errorMessage(error)}`);
    await stages.reading().readers.rest();
    const advice = 'Free some space, then start the import again; what is finished is kept.';
    progress.enter('failed', jobError(error, advice));
  }
}

/** Photos are read as soon as the scan finds them. When one side fails, the other is stopped and waited for. */
async function scanAndRead(stages: ImportStages, run: ImportRun): Promise<void> {
  run.scanning = run.folderQueue.length > 0;
  run.progress.setTotal('photos', null);
  const scan = scanFolders(stages, run).then(() => {
    const { files } = stages.library;
    run.progress.setTotal('photos', run.progress.done('photos') + files.countPending());
    run.changed();
  });
  const sides = [scan, readPhotos(stages, run)].map((side) =>
    side.catch((error: unknown) => {
      run.gate.stop();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(sides)).find((side) => side.status === 'rejected');
  if (failed) throw failed.reason;
}

async function index(stages: ImportStages, run: ImportRun): Promise<void> {
  const photos = stages.library.gallery.countLive();
  run.progress.begin('index', photos);
  run.changed();
  await stages.index();
  run.progress.advance('index', photos);
}
