/**
 * Holds on to the pictures that were shown last, so that the browser keeps them in memory: when one comes into
 * sight again it is there at once, without a request.
 */
export class PictureMemory {
  readonly #pictures = new Map<string, HTMLImageElement>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** Fetches the picture where that has not happened yet. */
  keep(address: string): void {
    let picture = this.#pictures.get(address);
    if (!picture) {
      picture = new Image();
      picture.src = address;
    }
    // Taken out and put back, it is the newest again.
    this.#pictures.delete(address);
    this.#pictures.set(address, picture);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > this.#size && oldest !== undefined) this.#pictures.delete(oldest);
  }

  has(address: string): boolean {
    return this.#pictures.has(address);
  }
}

/** Some screens full; a thumbnail takes about 25 kB. */
export const thumbnails = new PictureMemory(600);
