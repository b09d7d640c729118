import type { PhotoId } from '../../src-shared/contract/ids.ts';

/** The photos that are marked, wherever that is kept. */
export interface Marks {
  readonly size: number;
  readonly ids: PhotoId[];
  has(photoId: PhotoId): boolean;
  toggle(photoId: PhotoId): void;
  replace(photoIds: readonly PhotoId[]): void;
  add(photoIds: readonly PhotoId[]): void;
  clear(): void;
}

/** What a click or a key press tells. */
interface Modifiers {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Marks the photos of a grid one by one and in ranges, as clicks and keys ask for it. */
export class Marking {
  readonly #marks: Marks;
  readonly #photos: () => readonly PhotoId[];
  /** Where ranges begin, and what was marked before the one that is being drawn. */
  #range: { from: PhotoId; before: readonly PhotoId[] | null } | null = null;

  constructor(marks: Marks, photos: () => readonly PhotoId[]) {
    this.#marks = marks;
    this.#photos = photos;
  }

  /**
   * Whether a click on a photo was about marking, which is then done.
   * @param from the photo that had the focus before
   */
  click(index: number, from: number, { shiftKey, ctrlKey, metaKey }: Modifiers): boolean {
    if (shiftKey) this.extend(from, index);
    else if (ctrlKey || metaKey || this.#marks.size > 0) this.toggle(index);
    else return false;
    return true;
  }

  toggle(index: number): void {
    const photoId = this.#photos()[index];
    if (photoId === undefined) return;
    this.#marks.toggle(photoId);
    this.#range = { from: photoId, before: null };
  }

  /** Marks all photos between where the range began and `to`, beside what was marked before the range. */
  extend(from: number, to: number): void {
    const photos = this.#photos();
    // Cleared elsewhere, or never begun: the range starts at the photo with the focus.
    if (this.#range && this.#marks.size === 0) this.#range = null;
    const fromId = photos[from];
    if (fromId === undefined) return;
    this.#range ??= { from: fromId, before: null };
    this.#range.before ??= this.#marks.ids;
    const start = photos.indexOf(this.#range.from);
    const [first, last] = [start === -1 ? from : start, to].toSorted((one, other) => one - other);
    this.#marks.replace([...this.#range.before, ...photos.slice(first, (last ?? to) + 1)]);
  }

  all(): void {
    this.#range = null;
    this.#marks.add(this.#photos());
  }

  clear(): void {
    this.#range = null;
    this.#marks.clear();
  }
}
