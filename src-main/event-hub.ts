import type { EngineEvent } from '../src-shared/contract/events.ts';
import type { LibraryStatus } from '../src-shared/contract/library.ts';

const LIBRARY_INTERVAL_MS = 500;

/** Tells whoever listens. Changes of the library are gathered, so that an import does not flood its clients. */
export class EventHub {
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #status: () => LibraryStatus;
  #pending: NodeJS.Timeout | undefined;

  constructor(status: () => LibraryStatus) {
    this.#status = status;
  }

  /** @returns a function that ends listening */
  listen(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  libraryChanged(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      if (this.#listeners.size > 0) this.emit({ type: 'library', status: this.#status() });
    }, LIBRARY_INTERVAL_MS);
  }

  close(): void {
    clearTimeout(this.#pending);
    this.#listeners.clear();
  }
}
