import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { Point } from './camera.ts';
import { rectangle } from './outline.ts';
import type { Scene, Tool } from './scene.svelte.ts';

/** What gestures over the map lead to; photos are named by their place in the layout. */
export interface MapActions {
  onlook: (index: number) => void;
  onsimilar: (index: number) => void;
  onmark: (index: number) => void;
  onmenu: (index: number, at: Point) => void;
  /** Photos that were drawn around; `adds` where those marked before stay marked. */
  onselect: (photoIds: PhotoId[], adds: boolean) => void;
}

/** Less is a click by a hand that is not quite still. */
const DRAG_PIXELS = 4;
/** A second click within this time makes the two a double-click. */
const DOUBLE_CLICK_MS = 260;
/** Corners of a lasso nearer than this say nothing new. */
const CORNER_PIXELS = 3;

/** Turns pointer events over the map into moves, zooms, outlines and clicks. */
export class Gestures {
  readonly #scene: Scene;
  readonly #actions: MapActions;
  readonly #pointers = new Map<number, Point>();
  #drag: { tool: Tool; from: Point; hasMoved: boolean; adds: boolean } | null = null;
  #waitingClick: ReturnType<typeof setTimeout> | undefined;

  constructor(scene: Scene, actions: MapActions) {
    this.#scene = scene;
    this.#actions = actions;
  }

  down(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.button !== 0) return;
    const at = placeOf(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, at);
    const { tool } = this.#scene;
    // Shift draws around photos, whatever the tool is.
    const used = event.shiftKey && tool === 'move' ? 'lasso' : tool;
    this.#drag = { tool: used, from: at, hasMoved: false, adds: event.ctrlKey || event.metaKey };
  }

  move(event: PointerEvent): void {
    const at = placeOf(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      this.#scene.pointed = this.#scene.photoAt(at);
      return;
    }
    if (this.#pointers.size > 1) this.#pinch(event.pointerId, before, at);
    else this.#dragTo(before, at);
  }

  up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId)) return;
    const drag = this.#drag;
    if (this.#pointers.size > 0 || !drag) return;
    this.#drag = null;
    const { outline } = this.#scene;
    this.#scene.outline = [];
    if (!drag.hasMoved) this.#click(placeOf(event), event);
    else if (drag.tool !== 'move' && outline.length > 2) {
      this.#actions.onselect(this.#scene.insideOutline(outline), drag.adds);
    }
  }

  cancel(): void {
    this.#pointers.clear();
    this.#drag = null;
    this.#scene.outline = [];
  }

  leave(): void {
    if (this.#pointers.size === 0) this.#scene.pointed = -1;
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    // Lines and pages, as some mice count, are about this many pixels.
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 32);
    const step = Math.min(240, Math.max(-240, pixels));
    this.#scene.zoom(2 ** (-step / (event.ctrlKey ? 60 : 240)), placeOf(event));
    this.#scene.pointed = -1;
  }

  menu(event: MouseEvent): void {
    event.preventDefault();
    const index = this.#scene.photoAt(placeOf(event));
    if (index >= 0) this.#actions.onmenu(index, { x: event.clientX, y: event.clientY });
  }

  #click(at: Point, event: PointerEvent): void {
    const index = this.#scene.photoAt(at);
    clearTimeout(this.#waitingClick);
    const isSecond = this.#waitingClick !== undefined;
    this.#waitingClick = undefined;
    if (index < 0) return;
    if (event.ctrlKey || event.metaKey) this.#actions.onmark(index);
    else if (isSecond) this.#actions.onsimilar(index);
    else {
      this.#waitingClick = setTimeout(() => {
        this.#waitingClick = undefined;
        this.#actions.onlook(index);
      }, DOUBLE_CLICK_MS);
    }
  }

  #dragTo(before: Point, at: Point): void {
    const drag = this.#drag;
    if (!drag) return;
    drag.hasMoved ||= Math.hypot(at.x - drag.from.x, at.y - drag.from.y) > DRAG_PIXELS;
    if (!drag.hasMoved) return;
    const scene = this.#scene;
    scene.pointed = -1;
    const pointerId = [...this.#pointers.keys()][0];
    if (drag.tool === 'move') scene.pan({ x: at.x - before.x, y: at.y - before.y });
    else if (drag.tool === 'rectangle') scene.outline = rectangle(drag.from, at);
    else {
      const last = scene.outline.at(-1) ?? drag.from;
      if (scene.outline.length === 0) scene.outline = [drag.from];
      if (Math.hypot(at.x - last.x, at.y - last.y) >= CORNER_PIXELS) scene.outline = [...scene.outline, at];
    }
    if (pointerId !== undefined) this.#pointers.set(pointerId, at);
  }

  /** Two fingers: what lies between them moves and grows with them. */
  #pinch(pointerId: number, before: Point, at: Point): void {
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    this.#pointers.set(pointerId, at);
    if (!other) return;
    if (this.#drag) this.#drag.hasMoved = true;
    this.#scene.outline = [];
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    const ratio =
      Math.hypot(at.x - other.x, at.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
    this.#scene.pan({ x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 });
    if (Number.isFinite(ratio) && ratio > 0) this.#scene.zoom(ratio, middle);
  }
}

/** Within the map, in pixels. */
function placeOf(event: MouseEvent): Point {
  const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : null;
  return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
}
