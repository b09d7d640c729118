import { choicesFor, type NameChoice, type NameOption } from './name-choices.ts';

/** What somebody is writing or choosing. */
export class NameChoosing {
  readonly choices: readonly NameChoice[] = $derived.by(() => choicesFor(this.#options(), this.written));
  /** Of the list; -1 while none is chosen. */
  index = $state(-1);
  readonly chosen: NameChoice | null = $derived.by(() => this.choices[this.index] ?? null);
  #written = $state('');
  readonly #options: () => readonly NameOption[];

  constructor(options: () => readonly NameOption[]) {
    this.#options = options;
  }

  get written(): string {
    return this.#written;
  }

  set written(text: string) {
    this.#written = text;
    this.index = text.trim() === '' ? -1 : 0;
  }

  /** Goes through the list and round its ends. */
  step(by: 1 | -1): void {
    const { length } = this.choices;
    if (length === 0) return;
    const from = this.index === -1 && by === -1 ? 0 : this.index;
    this.index = (from + by + length) % length;
  }
}
