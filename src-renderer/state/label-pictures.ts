import type { Engine } from '../client/engine.ts';

const atOnce = 24;

/** Small pictures of labelled photos, wherever they lie, each asked for once. */
export class LabelPictures {
  readonly #engine: Engine;
  readonly #kept = new Map<string, Promise<string | null>>();
  /** Paths that nobody has asked the engine for yet. */
  #waiting = new Map<string, PromiseWithResolvers<string | null>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @returns the address of its picture; null where it cannot be read. Throws as calls do. */
  address(path: string): Promise<string | null> {
    const kept = this.#kept.get(path);
    if (kept) return kept;
    // Those that come into sight together are asked for together.
    if (this.#waiting.size === 0) queueMicrotask(() => void this.#ask());
    const asked = Promise.withResolvers<string | null>();
    this.#waiting.set(path, asked);
    this.#kept.set(path, asked.promise);
    return asked.promise;
  }

  /** Photos may have changed. */
  forget(): void {
    this.#kept.clear();
  }

  async #ask(): Promise<void> {
    const asked = [...this.#waiting];
    this.#waiting = new Map();
    for (let start = 0; start < asked.length; start += atOnce) {
      const some = asked.slice(start, start + atOnce);
      try {
        const paths = some.map(([path]) => path);
        const { pictures } = await this.#engine.call('training.pictures', { paths });
        some.forEach(([, { resolve }], index) => {
          resolve(jpegAddress(pictures[index] ?? null));
        });
      } catch (error) {
        for (const [path, { reject }] of some) {
          // Asked for again the next time.
          this.#kept.delete(path);
          reject(error);
        }
      }
    }
  }
}

export const jpegAddress = (base64: string | null): string | null =>
  base64 === null ? null : `data:image/jpeg;base64,${base64}`;
