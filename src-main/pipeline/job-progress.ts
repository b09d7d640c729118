import type { ImportCounts, Job, JobState, StageName, StageProgress } from '../../src-shared/contract/job.ts';
import { Rate } from './rate.ts';

interface Stage {
  name: StageName;
  done: number;
  total: number | null;
  rate: Rate;
}

/** How far a long task is, as it goes; `snapshot` is what is stored and shown. */
export class JobProgress {
  readonly counts: ImportCounts;
  current: string | null = null;
  #error: Job['error'];
  #state: JobState;
  readonly #job: Job;
  readonly #stages: Stage[];
  #workedMs: number;
  #workingSinceMs: number | null = null;

  constructor(job: Job) {
    this.#job = job;
    this.counts = { ...job.counts };
    this.#state = job.state;
    this.#error = job.error;
    this.#workedMs = job.seconds * 1000;
    this.#stages = job.stages.map(({ name, done, total }) => ({ name, done, total, rate: new Rate() }));
  }

  get id(): Job['id'] {
    return this.#job.id;
  }

  get state(): JobState {
    return this.#state;
  }

  /** The clock runs only while the job does. */
  enter(state: JobState, error: Job['error'] = null): void {
    const nowMs = Date.now();
    if (this.#workingSinceMs !== null) this.#workedMs += nowMs - this.#workingSinceMs;
    this.#workingSinceMs = state === 'running' ? nowMs : null;
    this.#state = state;
    this.#error = error;
    if (state !== 'running') this.current = null;
    for (const stage of this.#stages) stage.rate.restart();
  }

  advance(name: StageName, by: number): void {
    const stage = this.#stage(name);
    stage.done += by;
    if (stage.total !== null) stage.total = Math.max(stage.total, stage.done);
    stage.rate.mark(Date.now(), stage.done);
  }

  setTotal(name: StageName, total: number | null): void {
    this.#stage(name).total = total;
  }

  /** Nothing more comes, though some may have been passed over. */
  complete(name: StageName): void {
    const { done, total } = this.#stage(name);
    if (total !== null && total > done) this.advance(name, total - done);
  }

  /** Starts a stage over. */
  begin(name: StageName, total: number | null): void {
    const stage = this.#stage(name);
    stage.done = 0;
    stage.total = total;
    stage.rate.restart();
    stage.rate.mark(Date.now(), 0);
  }

  done(name: StageName): number {
    return this.#stage(name).done;
  }

  snapshot(): Job {
    const runningMs = this.#workingSinceMs === null ? 0 : Date.now() - this.#workingSinceMs;
    return {
      ...this.#job,
      state: this.#state,
      stages: this.#stages.map(describe),
      counts: { ...this.counts },
      seconds: (this.#workedMs + runningMs) / 1000,
      current: this.current,
      error: this.#error,
    };
  }

  #stage(name: StageName): Stage {
    const stage = this.#stages.find((candidate) => candidate.name === name);
    if (!stage) throw new Error(`this job has no stage ${name}`);
    return stage;
  }
}

function describe({ name, done, total, rate }: Stage): StageProgress {
  const perSecond = rate.perSecond();
  const left = total === null ? null : total - done;
  const secondsLeft = left === 0 ? 0 : left === null || perSecond === 0 ? null : left / perSecond;
  return { name, done, total, perSecond, secondsLeft };
}

/** A job that has done nothing yet. */
export function newJob(kind: Job['kind'], stages: readonly StageName[]): Omit<Job, 'id'> {
  return {
    kind,
    state: 'running',
    stages: stages.map((name) => ({ name, done: 0, total: null, perSecond: 0, secondsLeft: null })),
    counts: { added: 0, changed: 0, moved: 0, gone: 0, failed: 0 },
    startedAtMs: Date.now(),
    seconds: 0,
    current: null,
    error: null,
  };
}
