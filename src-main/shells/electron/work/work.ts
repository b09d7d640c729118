import type { EngineState } from '../../../../src-shared/contract/desktop.ts';
import type { EngineEvent } from '../../../../src-shared/contract/events.ts';
import type { JobId, RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { tellingStage } from '../../../../src-shared/domain/telling-stage.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { Subscribers } from '../subscribers.ts';

/** What one event of a job changed. */
interface WorkChange {
  job: Job;
  /** Null where it was not known before. */
  before: Job | null;
}

/** Long jobs of the engine, as far as it told of them. */
export interface Work {
  /** Running and paused ones, longest known first. */
  readonly jobs: readonly Job[];
  /** The training that a job of that kind belongs to. */
  runOf(jobId: JobId): RunId | null;
  onChange(listener: (change: WorkChange) => void): () => void;
  /** What ran is no longer known, since the engine is gone. Followed by `onChange` for what it takes up again. */
  onLost(listener: () => void): () => void;
}

type WorkParts = Pick<EngineProcess, 'onEvent' | 'onState' | 'state'> & {
  client: Pick<EngineProcess['client'], 'import.current' | 'training.current'>;
};

/** Follows what the engine is busy with, over its deaths too. */
export function followWork(engine: WorkParts, log: Log): Work {
  const known = new Map<JobId, Job>();
  const runs = new Map<JobId, RunId>();
  /** Jobs that this engine told of by itself. */
  let heard = new Set<JobId>();
  const changes = new Subscribers<WorkChange>();
  const losses = new Subscribers<undefined>();

  const take = (job: Job): void => {
    const before = known.get(job.id) ?? null;
    if (isUnderWay(job)) known.set(job.id, job);
    else known.delete(job.id);
    changes.tell({ job, before });
  };
  const handle = (event: EngineEvent): void => {
    if (event.type === 'training') runs.set(event.run.jobId, event.run.id);
    if (event.type !== 'job') return;
    heard.add(event.job.id);
    take(event.job);
  };
  /**
   * Events from before we listened are asked for; those that came meanwhile know better, and so does a newer engine.
   * Each answer is taken as it comes: what waits for the other one grows old.
   */
  const ask = (): void => {
    const asked = heard;
    const takeAnswer = (job: Job): void => {
      if (heard === asked && isUnderWay(job) && !asked.has(job.id)) take(job);
    };
    const failed = (error: unknown): void => {
      log(`what runs is not known: ${errorMessage(error)}`);
    };
    engine.client['import.current']({}).then((job) => {
      if (job) takeAnswer(job);
    }, failed);
    engine.client['training.current']({}).then((run) => {
      if (!run) return;
      runs.set(run.jobId, run.id);
      takeAnswer(jobOf(run));
    }, failed);
  };
  const handleState = ({ state }: EngineState): void => {
    heard = new Set();
    if (state === 'running') ask();
    else if (known.size > 0) {
      known.clear();
      losses.tell(undefined);
    }
  };

  engine.onEvent(handle);
  engine.onState(handleState);
  handleState(engine.state);
  return {
    get jobs() {
      return [...known.values()];
    },
    runOf: (jobId) => runs.get(jobId) ?? null,
    onChange: (listener) => changes.add(listener),
    onLost: (listener) =>
      losses.add(() => {
        listener();
      }),
  };
}

export const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'running' || state === 'paused';

type Training = NonNullable<Awaited<ReturnType<EngineProcess['client']['training.current']>>>;

/** As much of a training's job as its run tells; its next event tells the rest. */
function jobOf({ jobId, state, startedAtMs, seconds, error }: Training): Job {
  const counts = { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 };
  return { id: jobId, kind: 'train', state, stages: [], counts, startedAtMs, seconds, current: null, error };
}

/** How far a job is, 0..1; null where that cannot be known yet. */
export function shareDone(job: Job): number | null {
  const stage = tellingStage(job);
  if (!stage?.total) return null;
  return Math.min(1, stage.done / stage.total);
}
