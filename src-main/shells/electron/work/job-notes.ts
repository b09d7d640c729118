import type { Notification } from 'electron';
import type { RunId } from '../../../../src-shared/contract/ids.ts';
import type { Job } from '../../../../src-shared/contract/job.ts';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';
import type { ShellText } from '../text/text.ts';
import type { Work } from './work.ts';

/** Who waited less than this still sees it end. */
const LONG_SECONDS = 20;

/** A note of the system that is not shown yet. */
export interface Note {
  onClick: (listener: () => void) => void;
  onClose: (listener: () => void) => void;
  show: () => void;
}

interface JobNoteParts {
  work: Work;
  settings: Pick<DesktopSettingsFile, 'get'>;
  words: ShellText;
  /** Whether a person has the window before them: then the screens tell it. */
  isInSight: () => boolean;
  makeNote: (words: { title: string; body: string }) => Note;
  /** Shows the window, at a place of the screens. */
  go: (address: string) => void;
}

/** Tells by a note of the system when long work ended while nobody was looking. */
export function noteEndedJobs({ work, settings, words, isInSight, makeNote, go }: JobNoteParts): void {
  /** A note that nobody holds is collected, and its click goes nowhere. */
  const shown = new Set<Note>();

  work.onChange(({ job, before }) => {
    const hasEnded = before !== null && (job.state === 'done' || job.state === 'failed');
    if (!hasEnded || job.seconds <= LONG_SECONDS || !settings.get().notify || isInSight()) return;
    const told = words.jobEnded(job);
    if (!told) return;
    const note = makeNote(told);
    shown.add(note);
    note.onClose(() => {
      shown.delete(note);
    });
    note.onClick(() => {
      shown.delete(note);
      go(placeOf(job, work.runOf(job.id)));
    });
    note.show();
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

/** Electron's way to show one. */
export function noteOf(notification: Notification): Note {
  return {
    onClick: (listener) => notification.on('click', listener),
    onClose: (listener) => notification.on('close', listener),
    show: () => {
      notification.show();
    },
  };
}
