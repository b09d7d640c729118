/** Seconds of work: pauses do not count. */
export class WorkClock {
  #startedAtMs = performance.now();

  get seconds(): number {
    return (performance.now() - this.#startedAtMs) / 1000;
  }

  /** Waits without counting it. */
  async leaveOut<Result>(waiting: Promise<Result>): Promise<Result> {
    const fromMs = performance.now();
    const result = await waiting;
    this.#startedAtMs += performance.now() - fromMs;
    return result;
  }
}
