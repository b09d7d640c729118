import type { Job } from '../../../../src-shared/contract/job.ts';
import { de } from './de.ts';
import { en, type MenuWords, type TrayWords } from './en.ts';
import { figuresOf } from './figures.ts';

/** Every word that the shell itself says; what is on the screens is the page's. */
export interface ShellText {
  menu: MenuWords;
  tray: TrayWords;
  choose: typeof en.choose;
  openWith: typeof en.openWith;
  pageCrash: typeof en.pageCrash;
  /** Of the note about an engine that does not start any more. */
  engineStopped: typeof en.engineStopped;
  /** What a picture without a file is called. */
  copiedPicture: string;
  jobNames: Record<Job['kind'], string>;
  /** Of a note about a job that ended; null where there is nothing to tell. */
  jobEnded(job: Job): { title: string; body: string } | null;
  /** One line that says what goes on; `share` is 0..1. */
  jobGoesOn: (job: Job, share: number | null, isHeld: boolean) => string;
}

/** In the language of the system, as far as it is one of ours. */
export function shellText(locale: string): ShellText {
  const isGerman = locale.slice(0, 2).toLowerCase() === 'de';
  const words = isGerman ? de : en;
  const figures = figuresOf(isGerman || locale.startsWith('en') ? locale : 'en');
  const { jobEnded, jobGoesOn, ...rest } = words;
  return {
    ...rest,
    jobEnded: (job) => jobEnded(job, figures),
    jobGoesOn: (job, share, isHeld) => {
      const what = jobGoesOn(job, isHeld);
      return share === null ? what : `${what} ${figures.percent(share)}`;
    },
  };
}
