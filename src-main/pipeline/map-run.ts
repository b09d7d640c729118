import type { JobId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import type { MapLayout } from '../../src-shared/contract/map.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { JobStore } from '../store/jobs.ts';
import type { MadeMap } from '../workers/map-messages.ts';
import { jobError } from './job-error.ts';
import { JobProgress, newJob } from './job-progress.ts';
import { saveSafely } from './save-safely.ts';

const EVENT_INTERVAL_MS = 250;

export interface MapStages {
  jobs: JobStore;
  /** Name of the model that answers now. */
  activeName: () => string;
  make: (
    model: string,
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ) => Promise<MadeMap>;
  save: (layout: MapLayout) => Promise<void>;
  log: (line: string) => void;
}

interface Making {
  progress: JobProgress;
  stop: AbortController;
  finished: Promise<void>;
}

/** The one making of a map; asking again returns the running one. Until it is done, the last map stays. */
export function createMapRuns(stages: MapStages, emit: (job: Job) => void) {
  const { jobs, log } = stages;
  let active: Making | null = null;
  /** The last one that ended here: where the disk was full, the library knows nothing of its end. */
  let ended: Job | null = null;

  const announce = (progress: JobProgress): Job => {
    const job = progress.snapshot();
    saveSafely(() => {
      jobs.save(job, []);
    }, log);
    emit(job);
    return job;
  };
  /** One that the end of the process cut off left nothing behind: it is as one that was cancelled. */
  const stored = (): Job | null => {
    const latest = jobs.latest('map');
    return latest?.state === 'running' ? { ...latest, state: 'cancelled' } : latest;
  };
  const carryOut = async (progress: JobProgress, signal: AbortSignal): Promise<void> => {
    const model = stages.activeName();
    let announcedAtMs = 0;
    try {
      const { photoIds, x, y, generation } = await stages.make(model, signal, (done, total) => {
        // A last message of a thread that is being ended says nothing any more.
        if (signal.aborted) return;
        progress.setTotal('map', total);
        progress.advance('map', done - progress.done('map'));
        if (performance.now() - announcedAtMs < EVENT_INTERVAL_MS) return;
        announcedAtMs = performance.now();
        announce(progress);
      });
      if (signal.aborted) return;
      await stages.save({
        ...{ model, generation, madeAtMs: Date.now(), x, y },
        photoIds: photoIds as MapLayout['photoIds'],
      });
      // A cancellation that came too late changes nothing: the map is there.
      progress.complete('map');
      progress.enter('done');
    } catch (error) {
      if (signal.aborted) return;
      log(`map: ${errorMessage(error)}`);
      progress.enter('failed', jobError(error, 'Free some space, then make the map again.'));
    }
  };
  const end = async ({ progress, stop, finished }: Making): Promise<Job> => {
    progress.enter('cancelled');
    stop.abort();
    await finished;
    return progress.snapshot();
  };

  return {
    start: (): Job => {
      if (active) return active.progress.snapshot();
      const progress = new JobProgress(jobs.create(newJob('map', ['map']), []));
      progress.enter('running');
      progress.begin('map', null);
      const stop = new AbortController();
      const finished = carryOut(progress, stop.signal).then(() => {
        active = null;
        ended = announce(progress);
      });
      active = { progress, stop, finished };
      return announce(progress);
    },
    current: (): Job | null => (active ? active.progress.snapshot() : (ended ?? stored())),
    /** @throws CodedError 'job-not-running' */
    cancel: async (jobId: JobId): Promise<Job> => {
      if (active?.progress.id !== jobId) throw new CodedError('job-not-running', 'This map is made already.');
      return end(active);
    },
    close: async (): Promise<void> => {
      if (active) await end(active);
    },
  };
}

export type MapRuns = ReturnType<typeof createMapRuns>;
