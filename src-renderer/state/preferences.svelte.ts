const storageKey = 'lookalike-row-height';
// From overview to close look; thumbnails are 320 pixels high.
const rowHeights = [96, 132, 176, 232, 304] as const;
const usual = 2;

/** How a person likes the screens; kept in the browser. */
export class Preferences {
  #zoom = $state(readZoom());
  readonly rowHeight = $derived(rowHeights[this.#zoom] ?? rowHeights[usual]);
  readonly canGrow = $derived(this.#zoom < rowHeights.length - 1);
  readonly canShrink = $derived(this.#zoom > 0);

  zoomBy(steps: 1 | -1): void {
    this.#zoom = Math.min(rowHeights.length - 1, Math.max(0, this.#zoom + steps));
    try {
      localStorage.setItem(storageKey, String(this.#zoom));
    } catch {
      // A browser that stores nothing starts at the usual size next time.
    }
  }
}

function readZoom(): number {
  try {
    const stored = Number(localStorage.getItem(storageKey) ?? usual);
    return stored in rowHeights ? stored : usual;
  } catch {
    return usual;
  }
}
