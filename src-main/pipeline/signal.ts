/** Wakes whoever waits. Raising it while nobody does is forgotten. */
export class Signal {
  #wake: () => void = () => undefined;
  #raised: Promise<void>;

  constructor() {
    this.#raised = this.#arm();
  }

  wait(): Promise<void> {
    return this.#raised;
  }

  raise(): void {
    this.#wake();
    this.#raised = this.#arm();
  }

  #arm(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
