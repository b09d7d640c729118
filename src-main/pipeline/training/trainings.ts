import type { RunId } from '../../../src-shared/contract/ids.ts';
import type { Job } from '../../../src-shared/contract/job.ts';
import type {
  DataCheck,
  TrainingEstimate,
  TrainingRequest,
  TrainingRun,
  TrainingRuntime,
} from '../../../src-shared/contract/training.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { Gate } from '../gate.ts';
import { newJob } from '../job-progress.ts';
import { saveSafely } from '../save-safely.ts';
import { carryOutTraining } from './carry-out-training.ts';
import { createLabelChecks } from './check-labelled.ts';
import { countLabelled } from './count-labelled.ts';
import { estimateTraining } from './estimate.ts';
import { runFolder } from './run-folder.ts';
import { chooseBackbone } from './start-point.ts';
import { TrainingProgress } from './training-progress.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';
import { trainingStopped } from './training-stopped.ts';

const EVENT_INTERVAL_MS = 250;

/** The one training of a library: started, paused, cancelled, and gone on with after the process ended. */
export function createTrainings(stages: TrainingStages, emit: (job: Job, run: TrainingRun) => void) {
  const { jobs, trainingRuns } = stages.library;
  const checks = createLabelChecks(stages);
  let active: { underWay: TrainingUnderWay; finished: Promise<void> } | null = null;
  /** The last one that ended: where the disk is full, the library does not know. */
  let over: TrainingRun | null = null;
  let announcing: NodeJS.Timeout | undefined;
  let isClosing = false;

  const save = (job: Job, run: TrainingRun): void => {
    saveSafely(() => {
      jobs.save(job, []);
      trainingRuns.save(run);
    }, stages.log);
  };

  const announce = ({ progress }: TrainingUnderWay): TrainingRun => {
    clearTimeout(announcing);
    announcing = undefined;
    const { job, run } = progress.snapshot();
    save(job, run);
    const told = withoutPicks(run);
    emit(job, told);
    return told;
  };
  const stored = (runId: RunId): TrainingRun | null => (over?.id === runId ? over : trainingRuns.get(runId));
  const shown = (run: TrainingRun): TrainingRun => {
    const known = active?.underWay.progress.snapshot().run ?? over;
    return withoutPicks(known?.id === run.id ? known : asPaused(run));
  };
  const launch = (job: Job, run: TrainingRun): TrainingRun => {
    const underWay: TrainingUnderWay = {
      progress: new TrainingProgress(job, run),
      folder: runFolder(stages.runsDir, run.id),
      gate: new Gate(),
      ...{ process: null, isKeeping: false },
      changed: () => {
        announcing ??= setTimeout(announce, EVENT_INTERVAL_MS, underWay);
      },
    };
    underWay.progress.job.enter('running');
    const finished = carryOutTraining(stages, underWay).then(() => {
      if (active?.underWay === underWay) active = null;
      over = underWay.progress.snapshot().run;
      announce(underWay);
    });
    active = { underWay, finished };
    return announce(underWay);
  };
  const underWayOf = (runId: RunId): TrainingUnderWay => {
    const underWay = active?.underWay;
    if (underWay?.progress.run.id !== runId) throw trainingOver();
    if (underWay.isKeeping) throw beingKept();
    return underWay;
  };
  /** Stored as under way, or as failed on its way, but nobody works on it. */
  const resumable = (runId: RunId): TrainingRun | null => {
    const run = active ? null : stored(runId);
    return run && ['running', 'paused', 'failed'].includes(run.state) ? run : null;
  };
  const newTrainJob = (): Job => jobs.create(newJob('train', ['look', 'train', 'compare']), []);

  return {
    /** @throws CodedError 'training-running', 'model-unknown', 'model-name-taken' */
    start: async (request: TrainingRequest): Promise<TrainingRun> => {
      const installed = await stages.listModels();
      refuseTakenName(request.name, await stages.takenNames());
      const backbone = chooseBackbone(request, installed, stages.inUse().model);
      // After the last wait: two that start in the same moment must not both pass.
      if (active) throw trainingRunning();
      if (isClosing) throw trainingStopped();
      const job = newTrainJob();
      return launch(job, trainingRuns.create(newRun(job, request, backbone)));
    },
    pause: (runId: RunId): TrainingRun => {
      const underWay = underWayOf(runId);
      underWay.gate.hold();
      underWay.process?.pause();
      underWay.progress.job.enter('paused');
      return announce(underWay);
    },
    resume: (runId: RunId): TrainingRun => {
      const before = resumable(runId);
      if (before) {
        const job = jobs.get(before.jobId) ?? newTrainJob();
        return launch(job, { ...before, jobId: job.id, error: null });
      }
      const underWay = underWayOf(runId);
      underWay.gate.release();
      underWay.process?.resume();
      underWay.progress.job.enter('running');
      return announce(underWay);
    },
    /** Nothing is kept but the row that says so. */
    cancel: async (runId: RunId): Promise<TrainingRun> => {
      const before = resumable(runId);
      if (before) {
        const cancelled: TrainingRun = { ...before, state: 'cancelled' };
        // First: that may make the room to write it down.
        await runFolder(stages.runsDir, runId).remove();
        trainingRuns.save(cancelled);
        if (over?.id === runId) over = cancelled;
        const job = jobs.get(before.jobId);
        if (job) {
          jobs.save({ ...job, state: 'cancelled' }, []);
          emit({ ...job, state: 'cancelled' }, withoutPicks(cancelled));
        }
        return withoutPicks(cancelled);
      }
      const underWay = underWayOf(runId);
      underWay.progress.job.enter('cancelled');
      underWay.gate.stop();
      underWay.process?.stop();
      await active?.finished;
      await underWay.folder.remove();
      return withoutPicks(underWay.progress.snapshot().run);
    },
    current: (): TrainingRun | null => {
      const known = active?.underWay.progress.snapshot().run ?? over;
      if (known) return withoutPicks(known);
      const [latest] = trainingRuns.latest(1);
      return latest ? shown(latest) : null;
    },
    runs: (limit: number): TrainingRun[] => trainingRuns.latest(limit).map(shown),
    get: stored,
    check: checks.check,
    /**
     * @param runtime that it would run on
     * @throws CodedError 'model-unknown', 'backbone-missing' and what finding the photos throws
     */
    estimate: async (request: TrainingRequest, runtime: TrainingRuntime): Promise<TrainingEstimate> => {
      const installed = await stages.listModels();
      const name = chooseBackbone(request, installed, stages.inUse().model);
      const backbone = installed.find((model) => model.name === name) ?? stages.inUse().model;
      const counts = await countLabelled(stages, request.source, name, checks.hasLookedAt);
      return estimateTraining(stages, { ...counts, request, backbone, runtime });
    },
    /** Takes up what was running when the process ended; a training that a person paused stays paused. */
    resumeInterrupted: (): void => {
      const [latest] = trainingRuns.latest(1);
      const job = latest?.state === 'running' ? jobs.get(latest.jobId) : null;
      if (!active && latest && job) launch(job, latest);
    },
    /** Ends the process between two steps. The run stays as it is, to go on with the next start. */
    close: async (): Promise<void> => {
      isClosing = true;
      await checks.close();
      if (!active) return;
      const { underWay, finished } = active;
      const { state } = underWay.progress;
      underWay.gate.stop();
      underWay.process?.stop();
      await finished;
      clearTimeout(announcing);
      const { job, run } = underWay.progress.snapshot();
      const left = ['running', 'paused'].includes(state) && run.state !== 'done' ? state : run.state;
      save({ ...job, state: left }, { ...run, state: left });
    },
  };
}

export type Trainings = ReturnType<typeof createTrainings>;

function newRun(job: Job, request: TrainingRequest, backbone: string): Omit<TrainingRun, 'id'> {
  return {
    ...{ jobId: job.id, state: 'running', request, backbone, runtime: null },
    ...{ check: null as DataCheck | null, plannedEpochs: null, stepsPerEpoch: null, stepInEpoch: 0 },
    ...{ currentLoss: null, epochs: [], comparison: null, model: null },
    ...{ startedAtMs: job.startedAtMs, seconds: 0, error: null },
  };
}

/** Nobody works on it: the process ended meanwhile. */
function asPaused(run: TrainingRun): TrainingRun {
  return run.state === 'running' ? { ...run, state: 'paused' } : run;
}

/** As it is told: hundreds of thousands of picked photos would go with every event. */
function withoutPicks(run: TrainingRun): TrainingRun {
  const { source } = run.request;
  if (source.kind !== 'groups') return run;
  const groups = source.groups.map(({ name }) => ({ name, photoIds: [] }));
  return { ...run, request: { ...run.request, source: { ...source, groups } } };
}

function refuseTakenName(name: string | undefined, taken: readonly string[]): void {
  if (name === undefined || !taken.includes(name)) return;
  throw new CodedError('model-name-taken', `There is a model '${name}' already. Choose another name.`);
}

function trainingOver(): CodedError {
  return new CodedError('training-not-running', 'This training is over. Start a new one.');
}

function beingKept(): CodedError {
  return new CodedError(
    'training-not-running',
    'This training is done and its model is being saved. Delete the model if you do not want it.',
  );
}

function trainingRunning(): CodedError {
  return new CodedError(
    'training-running',
    'A training is under way. Wait for it, or cancel it, before you start another.',
    { transient: true },
  );
}
