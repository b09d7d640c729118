/** Long enough to smooth over one slow photo, short enough to follow a drive that gets slower. */
const WINDOW_MS = 15_000;
const MIN_SPAN_MS = 1_000;

interface Mark {
  atMs: number;
  done: number;
}

/** Things per second over the last seconds of work. */
export class Rate {
  #marks: Mark[] = [];

  /** @param done how many are done by now, in all */
  mark(atMs: number, done: number): void {
    const last = this.#marks.at(-1);
    // Ten marks a second are plenty.
    if (last && atMs - last.atMs < 100 && this.#marks.length > 1) last.done = done;
    else this.#marks.push({ atMs, done });
    while ((this.#marks[0]?.atMs ?? atMs) < atMs - WINDOW_MS) this.#marks.shift();
  }

  /** Forgets the past: after a pause it says nothing about the speed. */
  restart(): void {
    this.#marks = [];
  }

  perSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.done === first.done) return 0;
    return ((last.done - first.done) * 1000) / Math.max(MIN_SPAN_MS, last.atMs - first.atMs);
  }
}
