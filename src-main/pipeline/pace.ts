import type { Settings } from '../../src-shared/contract/settings.ts';
import { Signal } from './signal.ts';

/** An import that was paused or slow for long should still answer to a change within moments. */
const MOST_REST_MS = 5_000;

/** How hard an import works the machine. Changes take effect with the next photo. */
export class Pace {
  #speed: Settings['importSpeed'];
  readonly #changed = new Signal();

  constructor(speed: Settings['importSpeed']) {
    this.#speed = speed;
  }

  set(speed: Settings['importSpeed']): void {
    this.#speed = speed;
    this.#changed.raise();
  }

  /** To be called when `isOver` became true. */
  wake(): void {
    this.#changed.raise();
  }

  /**
   * Waits until this lane may go on. A gentle import has one lane, which rests as long as it worked: so it takes
   * half of one core.
   *
   * @param lane counted from 0
   * @param workedMs how long its last photo took
   * @param isOver whether there is nothing left to wait for
   */
  async turn(lane: number, workedMs: number, isOver: () => boolean): Promise<void> {
    if (lane > 0) {
      while (this.#speed === 'gentle' && !isOver()) await this.#changed.wait();
    } else if (this.#speed === 'gentle' && !isOver()) await this.#rest(Math.min(workedMs, MOST_REST_MS));
  }

  async #rest(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const rested = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([rested, this.#changed.wait()]);
    clearTimeout(timer);
  }
}
