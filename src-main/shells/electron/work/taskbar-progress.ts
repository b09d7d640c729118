import type { BaseWindow } from 'electron';
import type { Job } from '../../../../src-shared/contract/job.ts';
import { shareDone, type Work } from './work.ts';

type Bar = Pick<BaseWindow, 'setProgressBar' | 'isFocused'>;

/** More than all of it: Electron then shows that something goes on, without saying how far. */
const UNKNOWN = 2;
const NONE = -1;
type Look = [share: number, look?: { mode: 'normal' | 'paused' | 'indeterminate' | 'error' }];

/** Shows at the window's place in the taskbar how far the longest known job is. */
export function showTaskbarProgress(
  work: Work,
  window: () => Bar | null,
  platform: NodeJS.Platform,
): { clear: () => void; refresh: () => void } {
  let hasFailed = false;

  const show = (): void => {
    const bar = window();
    if (!bar) return;
    const job = mostTelling(work.jobs);
    if (hasFailed) bar.setProgressBar(...failed(platform));
    else if (!job) bar.setProgressBar(NONE);
    else bar.setProgressBar(...progressOf(job, platform));
  };
  work.onChange(({ job }) => {
    if (job.state === 'failed') hasFailed = window()?.isFocused() !== true;
    else if (job.state === 'running') hasFailed = false;
    show();
  });
  work.onLost(() => {
    hasFailed = false;
    show();
  });
  return {
    clear: () => {
      window()?.setProgressBar(NONE);
    },
    /** The window came to the front. */
    refresh: () => {
      hasFailed = false;
      show();
    },
  };
}

/** The one that runs, else the one that waits. */
export function mostTelling(jobs: readonly Job[]): Job | undefined {
  return jobs.find(({ state }) => state === 'running') ?? jobs[0];
}

/**
 * A failure is seen when a person looks next; it goes when they have. Only Windows has a colour for it: elsewhere it
 * would look like everything was done.
 */
const failed = (platform: NodeJS.Platform): Look => (platform === 'win32' ? [1, { mode: 'error' }] : [NONE]);

function progressOf(job: Job, platform: NodeJS.Platform): Look {
  const share = shareDone(job);
  // There it would be shown as all of it.
  if (share === null && platform === 'linux') return [NONE];
  if (job.state === 'paused') return [share ?? 0, { mode: 'paused' }];
  return share === null ? [UNKNOWN, { mode: 'indeterminate' }] : [share, { mode: 'normal' }];
}
