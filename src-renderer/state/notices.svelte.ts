import { errorCode, errorMessage } from '../../src-shared/domain/coded-error.ts';

export interface Notice {
  id: number;
  kind: 'info' | 'error';
  message: string;
  /** Stable code of an error, for a person to look up or report. */
  code: string | null;
}

// Long enough to read a sentence; errors stay until they are dismissed or pushed out.
const infoMs = 5_000;
const mostAtOnce = 4;

/** Short messages that never stand in the way. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #lastId = 0;

  info(message: string): void {
    const id = this.#add({ kind: 'info', message, code: null });
    setTimeout(() => {
      this.dismiss(id);
    }, infoMs);
  }

  error(error: unknown): void {
    this.#add({ kind: 'error', message: errorMessage(error), code: errorCode(error) });
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
