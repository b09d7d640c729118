import type { PhotoId } from '../../src-shared/contract/ids.ts';
import { rowAt, type RowLayout, rowOfPhoto } from '../layout/justified-rows.ts';

const settleMs = 90;

/** A photo that keeps its place in the window while the layout around it changes. */
interface Anchor {
  id: PhotoId;
  /** Which point of the photo, as a share of its height. */
  share: number;
  /** Where that point is, in pixels below the upper edge of the window. */
  offset: number;
}

/** Where the window onto a long layout is, and how it gets elsewhere. */
export class GridScroll {
  top = $state(0);
  viewHeight = $state(0);
  /** Of what stands above the layout and scrolls with it. */
  headerHeight = $state(0);
  /** Scrolling so fast that pictures would be gone before they arrive: they are left out meanwhile. */
  racing = $state(false);
  element = $state<HTMLElement>();

  #anchor: Anchor | null = null;
  #shown: RowLayout | null = null;
  #hadFocus = false;
  #orderKey = '';
  #settle: ReturnType<typeof setTimeout> | undefined;

  /** After the window moved. */
  moved(layout: RowLayout, ids: readonly PhotoId[]): void {
    if (!this.element) return;
    const { scrollTop } = this.element;
    if (Math.abs(scrollTop - this.top) > this.viewHeight * 1.5) this.racing = true;
    this.top = scrollTop;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      this.racing = false;
    }, settleMs);
    // At the very top, what is new should come into sight.
    this.#anchor = scrollTop > this.headerHeight ? this.#topPhoto(layout, ids) : null;
  }

  /** A photo stays at this height of the window, in pixels, when the next layout comes. */
  hold(index: number, offset: number, { rows }: RowLayout, ids: readonly PhotoId[]): void {
    const row = rows[rowOfPhoto(rows, index)];
    const id = ids[index];
    if (!row || id === undefined) return;
    const share = (this.top + offset - this.headerHeight - row.top) / row.height;
    this.#anchor = { id, share, offset };
  }

  /** Before another layout is drawn. */
  leave(layout: RowLayout): void {
    if (layout === this.#shown) return;
    this.#hadFocus = Boolean(document.activeElement?.closest('[role="grid"]'));
  }

  /**
   * When photos arrive or sizes change, what is looked at stays where it is, and the focus stays with its photo;
   * sorted anew, photos may be anywhere.
   */
  settleInto(layout: RowLayout, ids: readonly PhotoId[], orderKey: string, focusedIndex: number): void {
    const isOther = this.#shown !== null && this.#shown !== layout;
    if (this.#orderKey !== orderKey) this.#anchor = null;
    this.#orderKey = orderKey;
    this.#shown = layout;
    if (!isOther || !this.element) return;
    if (this.#anchor) this.#holdAnchor(this.#anchor, layout, ids);
    // A photo that came into another row is another element now.
    if (!this.#hadFocus || document.activeElement !== document.body) return;
    this.element.querySelector<HTMLElement>(`[data-photo="${focusedIndex}"]`)?.focus({ preventScroll: true });
  }

  #holdAnchor({ id, share, offset }: Anchor, { rows }: RowLayout, ids: readonly PhotoId[]): void {
    const index = ids.indexOf(id);
    const row = rows[rowOfPhoto(rows, index)];
    if (index === -1 || !row || !this.element) return;
    this.element.scrollTop = this.headerHeight + row.top + share * row.height - offset;
  }

  /** Scrolls no further than it takes to see the row of a photo whole, with `margin` pixels above it. */
  reveal(index: number, layout: RowLayout, margin: number): void {
    const row = layout.rows[rowOfPhoto(layout.rows, index)];
    if (!row || !this.element) return;
    const above = row.top + this.headerHeight - margin;
    const below = row.top + this.headerHeight + row.height + 4 - this.viewHeight;
    if (this.element.scrollTop > above) this.element.scrollTop = index === 0 ? 0 : above;
    else if (this.element.scrollTop < below) this.element.scrollTop = below;
  }

  #topPhoto({ rows }: RowLayout, ids: readonly PhotoId[]): Anchor | null {
    const top = this.top - this.headerHeight;
    const row = rows[rowAt(rows, top)];
    const id = row && ids[row.first];
    return row && id !== undefined ? { id, share: 0, offset: row.top - top } : null;
  }
}
