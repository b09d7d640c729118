import type { Notification } from 'electron';
import type { DesktopSettingsFile } from '../settings/settings-file.ts';

/** A note of the system that is not shown yet. */
export interface Note {
  onClick: (listener: () => void) => void;
  /** The reason is told on Windows alone. */
  onClose: (listener: (reason: string | undefined) => void) => void;
  show: () => void;
  close: () => void;
}

interface NoteWords {
  title: string;
  body: string;
}

interface NoteParts {
  settings: Pick<DesktopSettingsFile, 'get'>;
  /** Whether a person has the window before them: then the screens tell it. */
  isInSight: () => boolean;
  makeNote: (words: NoteWords) => Note;
}

/** Tells something by a note of the system, to whom wants that and does not see it anyway. */
export type Tell = (words: NoteWords, onClick: () => void) => void;

/** Older ones are taken back: by then nobody looks for them. */
const MOST_KEPT = 20;

export function createNotes({ settings, isInSight, makeNote }: NoteParts): Tell {
  /** A note that nobody holds is collected, and its click goes nowhere. */
  const kept = new Set<Note>();

  return (words, onClick) => {
    if (!settings.get().notify || isInSight()) return;
    const note = makeNote(words);
    kept.add(note);
    note.onClose((reason) => {
      // Off the screen, but Windows keeps it in a list where it can still be clicked.
      if (reason !== 'timedOut') kept.delete(note);
    });
    note.onClick(() => {
      kept.delete(note);
      onClick();
    });
    note.show();
    const [oldest] = kept;
    if (kept.size <= MOST_KEPT || !oldest) return;
    kept.delete(oldest);
    oldest.close();
  };
}

/** Electron's way to show one. */
export function noteOf(notification: Notification): Note {
  return {
    onClick: (listener) => notification.on('click', listener),
    onClose: (listener) =>
      notification.on('close', (details?: { reason?: string }) => {
        listener(details?.reason);
      }),
    show: () => {
      notification.show();
    },
    close: () => {
      notification.close();
    },
  };
}
