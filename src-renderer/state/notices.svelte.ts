import { errorCode } from '../../src-shared/domain/coded-error.ts';
import { errorText } from '../format/error-text.ts';

/** What can be done about a notice, such as taking back what it tells of. */
export interface NoticeAction {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  kind: 'info' | 'error';
  message: string;
  /** Stable code of an error, for a person to look up or report. */
  code: string | null;
  action: NoticeAction | null;
}

// Long enough to read a sentence, or to decide; errors stay until they are dismissed or pushed out.
const infoMs = 5_000;
const actionMs = 12_000;
const mostAtOnce = 4;

/** Short messages that never stand in the way. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #lastId = 0;

  info(message: string, action: NoticeAction | null = null): void {
    const id = this.#add({ kind: 'info', message, code: null, action });
    setTimeout(
      () => {
        this.dismiss(id);
      },
      action ? actionMs : infoMs,
    );
  }

  error(error: unknown): void {
    this.#add({ kind: 'error', message: errorText(error), code: errorCode(error), action: null });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #add(notice: Omit<Notice, 'id'>): number {
    this.#lastId += 1;
    // The same message twice says nothing new.
    const others = this.list.filter((shown) => shown.message !== notice.message);
    this.list = [...others, { ...notice, id: this.#lastId }].slice(-mostAtOnce);
    return this.#lastId;
  }
}
