import type { RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import type { ShellText } from '../text/text.ts';
import type { Tell } from './notes.ts';
import type { Work } from './work.ts';

/** Who waited less than this still sees it end. */
const LONG_SECONDS = 20;

interface JobNoteParts {
  work: Work;
  words: ShellText;
  tell: Tell;
  /** Shows the window, at a place of the screens. */
  go: (address: string) => void;
}

/** Tells by a note of the system when long work ended while nobody was looking. */
export function noteEndedJobs({ work, words, tell, go }: JobNoteParts): void {
  work.onChange(({ job, before }) => {
    const hasEnded = before !== null && (job.state === 'done' || job.state === 'failed');
    if (!hasEnded || job.seconds <= LONG_SECONDS) return;
    const told = words.jobEnded(job);
    if (!told) return;
    tell(told, () => {
      go(placeOf(job, work.runOf(job.id)));
    });
  });
}

function placeOf({ kind }: Job, runId: RunId | null): string {
  switch (kind) {
    case 'import':
      return '#/import';
    case 'map':
      return '#/map';
    case 'train':
      return runId === null ? '#/teach' : `#/teach/run/${runId}`;
    case 'adopt':
    case 'download':
    case 'evaluate':
      return '#/teach';
  }
}
