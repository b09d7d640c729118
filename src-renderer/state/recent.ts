/** Keeps the last `size` values that were put in, by name. */
export class Recent<T> {
  readonly #values = new Map<string, T>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get(name: string): T | undefined {
    return this.#values.get(name);
  }

  put(name: string, value: T): void {
    // A map lists its names in the order they came: taken out and put back, this one is the newest.
    this.#values.delete(name);
    this.#values.set(name, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#size && oldest !== undefined) this.#values.delete(oldest);
  }
}
