// Asking again may take at most about a tenth of the engine's time, however large the library is.
const pauseFactor = 10;

/** Runs `load` when asked, never twice at once, and with pauses that grow with how long it takes. */
export class Refresher {
  readonly #load: () => Promise<void>;
  readonly #leastPauseMs: number;
  #running = false;
  #wanted = false;

  constructor(load: () => Promise<void>, leastPauseMs: number) {
    this.#load = load;
    this.#leastPauseMs = leastPauseMs;
  }

  request(): void {
    this.#wanted = true;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#wanted) {
      this.#wanted = false;
      const startedMs = performance.now();
      await this.#load();
      const tookMs = performance.now() - startedMs;
      await new Promise((resolve) => setTimeout(resolve, Math.max(this.#leastPauseMs, tookMs * pauseFactor)));
    }
    this.#running = false;
  }
}
