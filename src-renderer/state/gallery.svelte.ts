import type { PhotoFilter, PhotoGrid } from '../../src-shared/contract/photo.ts';
import type { Engine } from '../client/engine.ts';
import { Recent } from './recent.ts';
import { Refresher } from './refresher.ts';

// Of 100,000 photos one takes about 2 MB.
const keptGrids = 4;

interface KeptGrid {
  grid: PhotoGrid;
  generation: number;
}

/** The photos that pass a filter, as columns. The last ones are kept, so that going back shows them at once. */
export class Gallery {
  grid = $state.raw<PhotoGrid | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  readonly #kept = new Recent<KeptGrid>(keptGrids);
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
    if (!isOther) {
      this.#refresher.request();
      return;
    }
    const kept = this.#kept.get(key);
    this.grid = kept?.grid ?? null;
    this.#shownKey = kept ? key : '';
    this.error = null;
    // Another filter is a person's wish and does not wait for the pause between refreshes.
    if (kept?.generation !== generation) void this.#load();
  }

  retry(): void {
    this.error = null;
    void this.#load();
  }

  async #load(): Promise<void> {
    const filter = this.#filter;
    const generation = this.#shownGeneration;
    const key = JSON.stringify(filter);
    try {
      const grid = await this.#engine.call('photos.grid', { filter });
      this.#kept.put(key, { grid, generation });
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
