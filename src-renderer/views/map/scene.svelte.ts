import type { PhotoId } from '../../../src-shared/contract/ids.ts';
import type { MapGroups, MapLayout } from '../../../src-shared/contract/map.ts';
import {
  between,
  boxInSight,
  type Camera,
  fit,
  MAP_SIDE,
  panned,
  type Point,
  type Size,
  toMap,
  toScreen,
  zoomed,
} from './camera.ts';
import { boxAround, isInside } from './outline.ts';
import { PlaceIndex } from './place-index.ts';
import { MOST_FOR_THUMBNAILS, type PlacedThumbnail, placeThumbnails, thumbnailSize } from './thumbnails.ts';

/** What a drag over the map does. */
export type Tool = 'move' | 'lasso' | 'rectangle';

/** How near the pointer has to come to a dot, in pixels. */
const REACH = 14;
const FLIGHT_MS = 200;

/** What of a layout is in sight, and what lies where on the screen. */
export class Scene {
  readonly photoIds: readonly PhotoId[];
  readonly places: Float32Array<ArrayBuffer>;
  /** Before the window's size is known, farther away than ever after. */
  camera = $state.raw<Camera>({ x: MAP_SIDE / 2, y: MAP_SIDE / 2, scale: 0.000_01 });
  size = $state.raw<Size>({ width: 0, height: 0 });
  tool = $state.raw<Tool>('move');
  groups = $state.raw<MapGroups | null>(null);
  hidden = $state.raw<readonly number[]>([]);
  /** Group that the legend points at: the others step back. */
  highlighted = $state.raw<number | null>(null);
  /** Photo under the pointer, or nearest to the middle for the keyboard; -1 where there is none. */
  pointed = $state(-1);
  /** While a part of the map is being drawn around: its corners, in pixels. */
  outline = $state.raw<readonly Point[]>([]);

  readonly #index: PlaceIndex;
  #shownBefore: readonly number[] = [];
  #flight = 0;

  /** Photos in sight; null where there are too many for thumbnails. */
  readonly #inSight = $derived.by(() => {
    const few = this.inSight(MOST_FOR_THUMBNAILS + 1);
    return few.length > MOST_FOR_THUMBNAILS ? null : few;
  });
  readonly thumbnailSize = $derived(thumbnailSize(this.#inSight?.length ?? Infinity));
  readonly thumbnails = $derived.by((): PlacedThumbnail[] => {
    const inSight = this.#inSight?.map((index) => ({ index, ...this.screenPlace(index) })) ?? [];
    const placed = placeThumbnails(inSight, this.#shownBefore, this.thumbnailSize);
    this.#shownBefore = placed.map(({ index }) => index);
    return placed;
  });

  /** @param camera where the map was looked at before */
  constructor({ photoIds, x, y }: MapLayout, camera?: Camera) {
    if (camera) this.camera = camera;
    this.photoIds = photoIds;
    this.places = Float32Array.from({ length: photoIds.length * 2 }, (_, at) =>
      at % 2 === 0 ? (x[at >> 1] ?? 0) : (y[at >> 1] ?? 0),
    );
    this.#index = new PlaceIndex(x, y);
  }

  groupOf(index: number): number {
    return this.groups?.groupOf[index] ?? -1;
  }

  readonly isShown = (index: number): boolean =>
    this.hidden.length === 0 || !this.hidden.includes(this.groupOf(index));

  /** Photos in sight, in no order; at most `limit`. */
  inSight(limit = Infinity): number[] {
    return this.#index.within(boxInSight(this.camera, this.size), this.isShown, limit);
  }

  screenPlace(index: number): Point {
    const at = { x: this.places[index * 2] ?? 0, y: this.places[index * 2 + 1] ?? 0 };
    return toScreen(this.camera, this.size, at);
  }

  /** Photo at a place in pixels, or -1: a thumbnail under it, else the nearest dot within reach. */
  photoAt(at: Point): number {
    const half = this.thumbnailSize / 2;
    const over = this.thumbnails.find(({ x, y }) => Math.abs(x - at.x) <= half && Math.abs(y - at.y) <= half);
    if (over) return over.index;
    return this.#index.nearest(toMap(this.camera, this.size, at), REACH / this.camera.scale, this.isShown);
  }

  /** The keyboard points with the middle of the window. */
  pointAtMiddle(): void {
    const reach = Math.min(this.size.width, this.size.height) / 4 / this.camera.scale;
    this.pointed = this.#index.nearest(this.camera, reach, this.isShown);
  }

  /** The photo and those around it that are in sight, nearest first: for looking through them. */
  around(index: number, most: number): PhotoId[] {
    const at = { x: this.places[index * 2] ?? 0, y: this.places[index * 2 + 1] ?? 0 };
    const reach = 90 / this.camera.scale;
    const box = { left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach };
    const nearby = this.#index
      .within(box, this.isShown)
      .filter((other) => other !== index)
      .sort((one, other) => this.#index.distance(one, at) - this.#index.distance(other, at));
    return this.photoIdsOf([index, ...nearby].slice(0, most));
  }

  /** Photos inside an outline given in pixels. */
  insideOutline(outline: readonly Point[]): PhotoId[] {
    const corners = outline.map((corner) => toMap(this.camera, this.size, corner));
    const inside = this.#index
      .within(boxAround(corners), this.isShown)
      .filter((index) =>
        isInside(corners, { x: this.places[index * 2] ?? 0, y: this.places[index * 2 + 1] ?? 0 }),
      );
    return this.photoIdsOf(inside.sort((one, other) => one - other));
  }

  photoIdsOf(indices: readonly number[]): PhotoId[] {
    return indices.flatMap((index) => this.photoIds[index] ?? []);
  }

  pan(by: Point): void {
    this.#land();
    this.camera = panned(this.camera, by);
  }

  zoom(factor: number, at: Point): void {
    this.#land();
    this.camera = zoomed(this.camera, this.size, factor, at);
  }

  /** @param camera where to; flown there, where a person does not mind motion */
  goTo(camera: Camera): void {
    this.#land();
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isStill) {
      this.camera = camera;
      return;
    }
    const from = this.camera;
    const startMs = performance.now();
    const step = (nowMs: number): void => {
      const share = Math.min(1, Math.max(0, (nowMs - startMs) / FLIGHT_MS));
      this.camera = share === 1 ? camera : between(from, camera, 1 - (1 - share) ** 3);
      if (share < 1) this.#flight = requestAnimationFrame(step);
    };
    this.#flight = requestAnimationFrame(step);
  }

  fitAll(): void {
    this.goTo(fit(this.size));
  }

  zoomStep(factor: number): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.goTo(zoomed(this.camera, this.size, factor, middle));
  }

  /** The window has another size: all of the map stays in sight, or the same part of it in the middle. */
  resize(size: Size): void {
    const wasWhole = this.camera.scale <= fit(this.size).scale;
    this.size = size;
    const whole = fit(size);
    if (wasWhole || this.camera.scale < whole.scale) this.camera = whole;
  }

  #land(): void {
    cancelAnimationFrame(this.#flight);
  }
}
