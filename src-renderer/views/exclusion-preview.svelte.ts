import type { ExclusionPreview } from '../../src-shared/contract/folder.ts';
import type { Engine } from '../client/engine.ts';

/** So long nobody has to type before it is worth a look at the disk. */
const pauseMs = 350;

/** What patterns would hide, a moment after they were written. Only the answer to the last question counts. */
export class LivePreview {
  preview = $state.raw<ExclusionPreview | null>(null);
  error = $state.raw<unknown>(null);
  isLooking = $state(false);

  readonly #engine: Engine;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Nothing is looked for without a folder, or without patterns. */
  ask(path: string, exclude: readonly string[]): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    if (path === '' || exclude.length === 0) {
      this.preview = null;
      this.error = null;
      this.isLooking = false;
      return;
    }
    this.isLooking = true;
    this.#timer = setTimeout(() => void this.#look(path, [...exclude], this.#asked), pauseMs);
  }

  async #look(path: string, exclude: string[], asked: number): Promise<void> {
    try {
      const preview = await this.#engine.call('folders.preview', { path, exclude });
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.error = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.preview = null;
      this.error = error;
    }
    this.isLooking = false;
  }
}
