import type { FileId, FolderId, JobId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { carryOut, createRun } from './import-run.ts';
import type { ImportRun, ImportStages } from './import-stages.ts';
import { newJob } from './job-progress.ts';
import { saveSafely } from './save-safely.ts';

/** Often enough to look alive, seldom enough to cost nothing. */
const EVENT_INTERVAL_MS = 250;

/**
 * The one import of a library: started, paused, resumed, cancelled, and taken up again after the process
 * ended, however it ended. What counts as finished is what the library holds; the job is only its progress.
 */
export function createImports(stages: ImportStages, emit: (job: Job) => void) {
  const { jobs, files, folders } = stages.library;
  let active: { run: ImportRun; finished: Promise<void> } | null = null;
  /** The last one that ended here: where the disk was full, the library knows nothing of its end. */
  let ended: Job | null = null;
  let announcing: NodeJS.Timeout | undefined;

  const announce = (run: ImportRun): void => {
    clearTimeout(announcing);
    announcing = undefined;
    const job = run.progress.snapshot();
    saveSafely(() => {
      jobs.save(job, run.folderIds);
    }, stages.log);
    emit(job);
  };
  const launch = (job: Job, folderIds: readonly FolderId[]): Job => {
    const run = createRun(job, folderIds, () => {
      announcing ??= setTimeout(announce, EVENT_INTERVAL_MS, run);
    });
    run.progress.enter('running');
    // Goes on with a scan of everything: nobody knows what happened meanwhile.
    run.progress.begin('scan', null);
    // One that was cancelled a moment ago still has photos in flight.
    const before = active?.finished ?? Promise.resolve();
    const finished = before
      .then(() => carryOut(stages, run))
      .then(() => {
        if (active?.run === run) active = null;
        ended = run.progress.snapshot();
        announce(run);
      });
    active = { run, finished };
    announce(run);
    return run.progress.snapshot();
  };
  const runOf = (jobId: JobId): ImportRun => {
    if (active?.run.progress.id === jobId) return active.run;
    throw new CodedError('job-not-running', 'This import is over. Start a new one.');
  };

  /** Stored as running or paused, but nobody works on it: the process ended meanwhile. */
  const interrupted = () => {
    const latest = jobs.latestImport();
    if (!latest || latest.job.id === ended?.id) return null;
    return ['running', 'paused'].includes(latest.job.state) ? latest : null;
  };
  const start = (folderIds: readonly FolderId[]): Job => {
    if (active && !isOver(active.run)) return join(active.run, folderIds);
    const before = interrupted();
    if (before) return launch(before.job, union(before.folderIds, folderIds));
    return launch(jobs.create(newJob('import', ['scan', 'photos', 'index']), folderIds), folderIds);
  };
  const join = (run: ImportRun, folderIds: readonly FolderId[]): Job => {
    run.folderQueue = union(run.folderQueue, folderIds);
    run.folderIds = union(run.folderIds, folderIds);
    if (run.progress.state === 'paused') resume(run);
    announce(run);
    return run.progress.snapshot();
  };
  const resume = (run: ImportRun): void => {
    run.progress.enter('running');
    run.gate.release();
  };

  return {
    start: (folderIds: readonly FolderId[] | undefined): Job =>
      start(folderIds ?? folders.all().map((folder) => folder.id)),

    pause: (jobId: JobId): Job => {
      const run = runOf(jobId);
      run.gate.hold();
      run.progress.enter('paused');
      announce(run);
      return run.progress.snapshot();
    },
    resume: (jobId: JobId): Job => {
      const before = active ? null : interrupted();
      if (before?.job.id === jobId) return launch(before.job, before.folderIds);
      const run = runOf(jobId);
      if (run.progress.state === 'paused') resume(run);
      announce(run);
      return run.progress.snapshot();
    },
    /** Finished photos stay; the others wait for the next import. */
    cancel: async (jobId: JobId): Promise<Job> => {
      const before = active ? null : interrupted();
      if (before?.job.id === jobId) {
        const cancelled: Job = { ...before.job, state: 'cancelled' };
        jobs.save(cancelled, before.folderIds);
        emit(cancelled);
        return cancelled;
      }
      const run = runOf(jobId);
      run.progress.enter('cancelled');
      announce(run);
      run.gate.stop();
      await active?.finished;
      return run.progress.snapshot();
    },
    current: (): Job | null => {
      if (active) return active.run.progress.snapshot();
      if (ended) return ended;
      const before = interrupted();
      return before ? { ...before.job, state: 'paused' } : (jobs.latestImport()?.job ?? null);
    },
    retry: (fileIds: readonly FileId[] | undefined): Job => {
      files.retry(fileIds);
      return start([]);
    },
    /** Takes up what was running when the process ended; a job that a person paused stays paused. */
    resumeInterrupted: (): void => {
      const before = interrupted();
      if (!active && before?.job.state === 'running') launch(before.job, before.folderIds);
    },
    /** Finishes the photos in flight. The job stays as it is, to go on with the next start. */
    close: async (): Promise<void> => {
      if (!active) return;
      const { run, finished } = active;
      const job = run.progress.snapshot();
      run.gate.stop();
      await finished;
      clearTimeout(announcing);
      saveSafely(() => {
        jobs.save({ ...run.progress.snapshot(), state: job.state }, run.folderIds);
      }, stages.log);
    },
  };
}

export type Imports = ReturnType<typeof createImports>;

/** Done, failed or cancelled, though its threads may still be on their way out. */
function isOver({ progress, gate }: ImportRun): boolean {
  return gate.isStopped() || !['running', 'paused'].includes(progress.state);
}

function union(one: readonly FolderId[], other: readonly FolderId[]): FolderId[] {
  return [...new Set([...one, ...other])];
}
