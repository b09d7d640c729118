import type { JobId } from '../../src-shared/contract/ids.ts';
import type { Job } from '../../src-shared/contract/job.ts';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { JobStore } from '../store/jobs.ts';
import { jobError } from './job-error.ts';
import { JobProgress, newJob } from './job-progress.ts';
import { saveSafely } from './save-safely.ts';

const EVENT_INTERVAL_MS = 250;

export interface DownloadStages {
  jobs: JobStore;
  /** What a person sees is fetched. */
  url: string;
  /** Fetches the file, checks it and installs the model that it holds. */
  fetchAndInstall: (
    how: { unverified: boolean; signal: AbortSignal },
    onProgress: (receivedBytes: number, totalBytes: number | null) => void,
  ) => Promise<void>;
  log: (line: string) => void;
}

/**
 * The one download of a model; asking again returns the running one. It is only ever started by a person, and goes on
 * where it stopped.
 */
export function createDownloads(stages: DownloadStages, emit: (job: Job) => void) {
  const { jobs, url } = stages;
  let active: { progress: JobProgress; stop: AbortController; finished: Promise<void> } | null = null;
  /** The last one that ended here: where the disk was full, the library knows nothing of its end. */
  let ended: Job | null = null;

  const announce = (progress: JobProgress): Job => {
    const job = snapshot(progress);
    saveSafely(() => {
      jobs.save(job, []);
    }, stages.log);
    emit(job);
    return job;
  };
  const snapshot = (progress: JobProgress): Job => ({ ...progress.snapshot(), current: url });
  /** One that the end of the process cut off is as one that was cancelled: the next goes on where it stopped. */
  const stored = (): Job | null => {
    const latest = jobs.latest('download');
    return latest?.state === 'running' ? { ...latest, state: 'cancelled' } : latest;
  };
  const carryOut = async (progress: JobProgress, unverified: boolean, signal: AbortSignal): Promise<void> => {
    let lastAtMs = 0;
    try {
      await stages.fetchAndInstall({ unverified, signal }, (receivedBytes, totalBytes) => {
        progress.setTotal('download', totalBytes);
        progress.advance('download', receivedBytes - progress.done('download'));
        if (performance.now() - lastAtMs < EVENT_INTERVAL_MS) return;
        lastAtMs = performance.now();
        announce(progress);
      });
      // A cancellation that came too late changes nothing: the model is there.
      progress.enter('done');
    } catch (error) {
      if (signal.aborted) return;
      stages.log(`${url}: ${errorMessage(error)}`);
      progress.enter('failed', jobError(error, 'Free some space, then download again.'));
    }
  };

  const end = async ({ progress, stop, finished }: NonNullable<typeof active>): Promise<Job> => {
    progress.enter('cancelled');
    stop.abort();
    await finished;
    return snapshot(progress);
  };

  return {
    /** @throws CodedError 'model-unverified' */
    start: (unverified: boolean): Job => {
      if (active) return snapshot(active.progress);
      // Better said before 273 MB than after.
      if (!unverified) throw noPublishedHash(url);
      const progress = new JobProgress(jobs.create(newJob('download', ['download']), []));
      progress.enter('running');
      progress.begin('download', null);
      const stop = new AbortController();
      const finished = carryOut(progress, unverified, stop.signal).then(() => {
        active = null;
        ended = announce(progress);
      });
      active = { progress, stop, finished };
      return announce(progress);
    },
    current: (): Job | null => (active ? snapshot(active.progress) : (ended ?? stored())),
    cancel: async (jobId: JobId): Promise<Job> => {
      if (active?.progress.id !== jobId) {
        throw new CodedError('job-not-running', 'This download is over.');
      }
      return end(active);
    },
    close: async (): Promise<void> => {
      if (active) await end(active);
    },
  };
}

export type Downloads = ReturnType<typeof createDownloads>;

function noPublishedHash(url: string): CodedError {
  return new CodedError(
    'model-unverified',
    `The publisher of ${url} names no checksum to hold the file against. It comes over an encrypted connection; to go on, download it as unverified.`,
  );
}
