import type { JobId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import type { Log } from '../../../serve/dispatch.ts';
import type { Battery } from './battery.ts';
import { openHeldJobs } from './held-jobs.ts';
import { pausableOf, type PauseClient } from './pausable.ts';
import { isUnderWay, type Work } from './work.ts';

interface HeldWorkParts {
  battery: Battery;
  work: Work;
  client: PauseClient;
  dataDir: string;
  log: Log;
}

export interface HeldWork {
  /** Whether this job was paused for the battery's sake. */
  has(jobId: JobId): boolean;
  readonly jobIds: readonly JobId[];
  onChange(listener: () => void): () => void;
}

/**
 * Pauses long work while the machine runs on its battery, where a person wants that, and takes up again exactly what
 * it paused itself.
 */
export function holdWorkOnBattery({ battery, work, ...parts }: HeldWorkParts): HeldWork {
  const held = openHeldJobs(parts);
  /** What a person let run on battery all the same, and what cannot be paused. */
  const letRun = new Set<JobId>();

  const follow = (job: Job): void => {
    const one = held.get(job.id);
    if (!isUnderWay(job)) {
      letRun.delete(job.id);
      held.forget(job.id);
    } else if (job.state === 'paused') {
      if (!one) return;
      one.state = 'paused';
      // Paused in a run of the program before this one, which did not see the plug being put in.
      if (!battery.holdsWork) held.resume(one.what);
    } else if (one?.state === 'paused') {
      // It was paused, and now it runs: a person wants it to.
      letRun.add(job.id);
      held.forget(job.id);
    } else if (one?.state === 'unsure' && !battery.holdsWork) {
      // It goes on by itself; when it is paused next, a person does that.
      held.forget(job.id);
    } else if (one?.state !== 'asked' && battery.holdsWork && !letRun.has(job.id)) {
      const what = pausableOf(job, work);
      // Over in the meantime, most likely; asking again at each of its events would not help.
      if (what) held.pause(what, () => letRun.add(job.id));
    }
  };
  const decide = (): void => {
    if (battery.holdsWork) {
      for (const job of work.jobs) if (job.state === 'running') follow(job);
      return;
    }
    letRun.clear();
    for (const { what, state } of held.all()) if (state !== 'unsure') held.resume(what);
    for (const job of work.jobs) if (held.get(job.id)) follow(job);
  };

  work.onChange(({ job }) => {
    follow(job);
  });
  // A new engine takes up by itself what ran when the old one died: that is no person's wish.
  work.onLost(() => {
    for (const one of held.all()) one.state = 'unsure';
  });
  battery.onChange(decide);
  decide();
  return {
    has: (jobId) => held.get(jobId) !== undefined,
    get jobIds() {
      return held.all().map(({ what }) => what.jobId);
    },
    onChange: held.onChange,
  };
}
