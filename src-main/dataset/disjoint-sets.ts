/** Rows that belong together, directly or through others. */
export class DisjointSets {
  readonly #parents: Int32Array;

  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, row) => row);
  }

  /** The row that stands for the set: its lowest. */
  find(row: number): number {
    let root = row;
    for (let above = this.#above(root); above !== root; above = this.#above(root)) root = above;
    // Shortens the way for all on it.
    for (let at = row; at !== root;) {
      const above = this.#above(at);
      this.#parents[at] = root;
      at = above;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [low, high] = [this.find(one), this.find(other)].sort((left, right) => left - right);
    if (low !== undefined && high !== undefined) this.#parents[high] = low;
  }

  /** Every set, by its lowest row, rows ascending. */
  sets(): number[][] {
    return [...Map.groupBy(this.#parents.keys(), (row) => this.find(row)).values()];
  }

  #above(row: number): number {
    return this.#parents[row] ?? row;
  }
}
