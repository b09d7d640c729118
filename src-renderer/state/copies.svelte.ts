import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { PhotoDetails } from '../../src-shared/contract/photo.ts';
import type { Copies } from '../../src-shared/contract/search.ts';
import type { Engine } from '../client/engine.ts';
import { Refresher } from './refresher.ts';

// While photos are being read; more often would move rows away under the pointer.
const renewalPauseMs = 3_000;

interface Found extends Copies {
  photo: PhotoDetails;
}

/** The copies of one photo. What was found stays in sight while it is asked for again. */
export class CopiesOf {
  found = $state.raw<Found | null>(null);
  error = $state.raw<unknown>(null);

  readonly #engine: Engine;
  readonly #photoId: PhotoId;
  readonly #renewal = new Refresher(() => this.#load(), renewalPauseMs);
  #generation = -1;

  constructor(engine: Engine, photoId: PhotoId) {
    this.#engine = engine;
    this.#photoId = photoId;
  }

  /** @param generation of the library; asked again when it is another one */
  show(generation: number): void {
    if (generation === this.#generation) return;
    this.#generation = generation;
    this.#renewal.request();
  }

  retry(): void {
    this.error = null;
    void this.#load();
  }

  async #load(): Promise<void> {
    const photoId = this.#photoId;
    try {
      const [photo, copies] = await Promise.all([
        this.#engine.call('photos.details', { photoId }),
        this.#engine.call('search.copies', { photoId }),
      ]);
      this.found = { photo, ...copies };
      this.error = null;
    } catch (error) {
      // Asked for again as soon as the line opens or anything changes.
      this.#generation = -1;
      this.error = error;
    }
  }
}
