import type { Notices } from './notices.svelte.ts';
import { text } from '../text/text.ts';

interface Step {
  takeBack: () => Promise<unknown>;
}

const keptSteps = 50;

/** What was done and can be taken back, the last one first: by the notice that tells of it, or by Ctrl+Z. */
export class Undo {
  readonly #notices: Notices;
  #steps: Step[] = [];

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  /** @param told what was done, in a sentence */
  did(told: string, takeBack: () => Promise<unknown>): void {
    const step = { takeBack };
    this.#steps = [...this.#steps, step].slice(-keptSteps);
    this.#notices.info(told, {
      label: text.undo.action,
      run: () => void this.#takeBack(step),
    });
  }

  async last(): Promise<void> {
    const step = this.#steps.at(-1);
    if (step) await this.#takeBack(step);
    else this.#notices.info(text.undo.nothing);
  }

  async #takeBack(step: Step): Promise<void> {
    if (!this.#steps.includes(step)) return;
    this.#steps = this.#steps.filter((other) => other !== step);
    try {
      await step.takeBack();
      this.#notices.info(text.undo.done);
    } catch (error) {
      this.#notices.error(error);
    }
  }
}
