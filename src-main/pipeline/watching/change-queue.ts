import type { FolderId } from '../../../src-shared/contract/ids.ts';

export interface ChangeQueueWaits {
  /** So long nothing more has to change: photos that are being copied come in bursts. */
  quietMs: number;
  /** After so long it is time, quiet or not. */
  mostMs: number;
}

/** Gathers folders in which something changed, until it is quiet and nothing else is under way. */
export class ChangeQueue {
  readonly #waits: ChangeQueueWaits;
  readonly #mayFlush: () => boolean;
  readonly #flush: (folderIds: readonly FolderId[]) => void;
  readonly #changed = new Set<FolderId>();
  #firstAtMs = 0;
  #timer: NodeJS.Timeout | undefined;
  /** It was time, but something else was under way. */
  #isOverdue = false;

  constructor(
    waits: ChangeQueueWaits,
    mayFlush: () => boolean,
    flush: (folderIds: readonly FolderId[]) => void,
  ) {
    this.#waits = waits;
    this.#mayFlush = mayFlush;
    this.#flush = flush;
  }

  add(folderId: FolderId): void {
    const nowMs = performance.now();
    if (this.#changed.size === 0) this.#firstAtMs = nowMs;
    this.#changed.add(folderId);
    if (this.#isOverdue) return;
    const leftMs = this.#firstAtMs + this.#waits.mostMs - nowMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#due();
      },
      Math.max(0, Math.min(this.#waits.quietMs, leftMs)),
    );
  }

  has(folderId: FolderId): boolean {
    return this.#changed.has(folderId);
  }

  forget(folderId: FolderId): void {
    this.#changed.delete(folderId);
  }

  /** To be called when what was under way is over. */
  tryAgain(): void {
    if (this.#isOverdue) this.#due();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#changed.clear();
    this.#isOverdue = false;
  }

  #due(): void {
    this.#isOverdue = !this.#mayFlush();
    if (this.#isOverdue || this.#changed.size === 0) return;
    const folderIds = [...this.#changed];
    this.clear();
    this.#flush(folderIds);
  }
}
