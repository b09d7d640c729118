import type { JobId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import {
  type AdoptionRun,
  type AdoptionStages,
  carryOutAdoption,
  createAdoptionRun,
} from './adoption-run.ts';
import { newJob } from './job-progress.ts';
import { saveSafely } from './save-safely.ts';

const EVENT_INTERVAL_MS = 250;

/** The one adoption of a library. The old model answers until the new one has a vector of every photo. */
export function createAdoptions<Prepared>(stages: AdoptionStages<Prepared>, emit: (job: Job) => void) {
  const { jobs, features } = stages.library;
  let active: { run: AdoptionRun; finished: Promise<void> } | null = null;
  /** The last one that ended here: where the disk was full, the library knows nothing of its end. */
  let ended: Job | null = null;
  let announcing: NodeJS.Timeout | undefined;

  const announce = (run: AdoptionRun): void => {
    clearTimeout(announcing);
    announcing = undefined;
    const job = snapshot(run);
    saveSafely(() => {
      jobs.save(job, []);
    }, stages.log);
    emit(job);
  };
  const launch = (job: Job, modelName: string, isSwitch = true): Job => {
    const run = createAdoptionRun(job, { modelName, isSwitch }, () => {
      announcing ??= setTimeout(announce, EVENT_INTERVAL_MS, run);
    });
    run.progress.enter('running');
    const finished = carryOutAdoption(stages, run).then(() => {
      active = null;
      ended = snapshot(run);
      announce(run);
    });
    active = { run, finished };
    announce(run);
    return snapshot(run);
  };
  /** Done once the model answers, whatever it lacks yet: that follows with the next import. */
  const isSwitched = (run: { modelName: string; isSwitch: boolean }): boolean =>
    run.isSwitch && run.modelName === stages.activeName();
  /** Stored as running, but nobody works on it: the process ended meanwhile. */
  const interrupted = (): Job | null => {
    const latest = jobs.latest('adopt');
    if (active || latest?.state !== 'running' || latest.id === ended?.id) return null;
    return { ...latest, state: isSwitched(targetOf(latest)) ? 'done' : 'paused' };
  };

  return {
    /** Name of the model that is being adopted. */
    underWay: (): string | null => active?.run.modelName ?? null,
    /** @throws CodedError 'adoption-running' */
    start: (modelName: string): Job => {
      if (active) throw adoptionRunning(active.run.modelName);
      return launch(jobs.create(newJob('adopt', ['reread', 'adopt', 'index']), []), modelName);
    },
    /** Photos that the model in use could not see when it was adopted: their drive was unplugged, say. */
    complete: ({ name, backbone }: { name: string; backbone: string }): void => {
      const missing = features.countUnread(backbone) + features.countWithoutVector(name, backbone);
      if (active || missing === 0) return;
      saveSafely(() => {
        launch(jobs.create(newJob('adopt', ['reread', 'adopt']), []), name, false);
      }, stages.log);
    },
    current: (): Job | null =>
      active ? snapshot(active.run) : (ended ?? interrupted() ?? jobs.latest('adopt')),
    /** What was made stays, unseen, and the next adoption goes on from there. */
    cancel: async (jobId: JobId): Promise<Job> => {
      const before = interrupted();
      if (before?.id === jobId && before.state === 'paused') {
        const cancelled: Job = { ...before, state: 'cancelled' };
        jobs.save(cancelled, []);
        emit(cancelled);
        return cancelled;
      }
      if (active?.run.progress.id !== jobId || isSwitched(active.run)) {
        throw new CodedError('job-not-running', 'This adoption is over. To leave the new model, roll back.');
      }
      const { run, finished } = active;
      run.progress.enter('cancelled');
      run.stop.abort();
      await finished;
      return snapshot(run);
    },
    /** Takes up what was running when the process ended. */
    resumeInterrupted: (): void => {
      const before = jobs.latest('adopt');
      if (before?.state !== 'running' || before.current === null) return;
      launch(before, before.current, targetOf(before).isSwitch);
    },
    /** Stops; the job stays as it is, to go on with the next start. */
    close: async (): Promise<void> => {
      if (!active) return;
      const { run, finished } = active;
      const job = snapshot(run);
      run.stop.abort();
      await finished;
      clearTimeout(announcing);
      if (run.progress.state !== 'running') return;
      saveSafely(() => {
        jobs.save(job, []);
      }, stages.log);
    },
  };
}

export type Adoptions = ReturnType<typeof createAdoptions>;

/** `current` names the model all along: that is what the next start needs. */
function snapshot({ progress, modelName }: AdoptionRun): Job {
  return { ...progress.snapshot(), current: modelName };
}

function targetOf({ current, stages }: Job): { modelName: string; isSwitch: boolean } {
  return { modelName: current ?? '', isSwitch: stages.some(({ name }) => name === 'index') };
}

function adoptionRunning(modelName: string): CodedError {
  return new CodedError(
    'adoption-running',
    `The model '${modelName}' is being adopted. Wait for it, or cancel it first.`,
    { transient: true },
  );
}
