/** Lets work through, holds it while a job is paused, and turns it away once the job is to stop. */
export class Gate {
  readonly #stop = new AbortController();
  #opened: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;
  #closed = false;

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  hold(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  release(): void {
    this.#closed = false;
    this.#open();
  }

  /** Ends the job for good; work that waits at the gate comes through and sees `isStopped`. */
  stop(): void {
    this.#stop.abort();
    this.release();
  }

  /** Waits while the job is paused. @returns whether to go on */
  async pass(): Promise<boolean> {
    await this.#opened;
    return !this.isStopped();
  }
}
