import type { Job, JobState } from '../../../src-shared/contract/job.ts';
import type { TrainingRun } from '../../../src-shared/contract/training.ts';
import { JobProgress } from '../job-progress.ts';

/** How far a training is: its job, and what is particular to training beside it. */
export class TrainingProgress {
  readonly job: JobProgress;
  /** Set freely; what the job knows (state, seconds, error) is filled in by `snapshot`. */
  readonly run: TrainingRun;

  constructor(job: Job, run: TrainingRun) {
    this.job = new JobProgress(job);
    this.run = structuredClone(run);
  }

  get state(): JobState {
    return this.job.state;
  }

  snapshot(): { job: Job; run: TrainingRun } {
    const job = this.job.snapshot();
    const { state, seconds, error } = job;
    // A request never changes, and may name hundreds of thousands of photos.
    const { request, ...changing } = this.run;
    return { job, run: { ...structuredClone(changing), request, state, seconds, error } };
  }
}
