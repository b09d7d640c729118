import type { PhotoId } from '../../src-shared/contract/ids.ts';

/** Some photos, each once, in the order they came; never changed, only replaced. */
export class PhotoSet {
  readonly #ids: ReadonlySet<PhotoId>;

  constructor(photoIds: readonly PhotoId[] = []) {
    this.#ids = new Set(photoIds);
  }

  get size(): number {
    return this.#ids.size;
  }

  get ids(): PhotoId[] {
    return [...this.#ids];
  }

  has(photoId: PhotoId): boolean {
    return this.#ids.has(photoId);
  }

  with(photoIds: readonly PhotoId[]): PhotoSet {
    return new PhotoSet([...this.#ids, ...photoIds]);
  }

  without(photoIds: readonly PhotoId[]): PhotoSet {
    const left = new Set(photoIds);
    return new PhotoSet(this.ids.filter((photoId) => !left.has(photoId)));
  }
}
