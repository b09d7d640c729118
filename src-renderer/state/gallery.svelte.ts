import type { PhotoFilter, PhotoGrid } from '../../src-shared/contract/photo.ts';
import type { Engine } from '../client/engine.ts';
import { Refresher } from './refresher.ts';

/** The photos that pass a filter, as columns. The last ones are kept, so that going back shows them at once. */
export class Gallery {
  grid = $state.raw<PhotoGrid | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  readonly #refresher: Refresher;
  #filter: PhotoFilter = {};
  #shownKey = '';
  #shownGeneration = -1;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#refresher = new Refresher(() => this.#load(), 1_000);
  }

  /** @param generation of the library; a newer one is asked for in the background */
  show(filter: PhotoFilter, generation: number): void {
    const key = JSON.stringify(filter);
    if (key === this.#shownKey && generation === this.#shownGeneration && !this.error) return;
    const isOther = key !== JSON.stringify(this.#filter);
    this.#filter = filter;
    this.#shownGeneration = generation;
    if (isOther) {
      this.grid = null;
      // Another filter is a person's wish and does not wait for the pause between refreshes.
      void this.#load();
    } else this.#refresher.request();
  }

  retry(): void {
    this.error = null;
    void this.#load();
  }

  async #load(): Promise<void> {
    const filter = this.#filter;
    const key = JSON.stringify(filter);
    try {
      const grid = await this.#engine.call('photos.grid', { filter });
      if (filter !== this.#filter) return;
      this.grid = grid;
      this.#shownKey = key;
      this.error = null;
    } catch (error) {
      if (filter !== this.#filter) return;
      // What is shown stays; it is asked for again as soon as the line opens or anything changes.
      this.#shownGeneration = -1;
      if (!this.grid) this.error = error;
    }
  }
}
