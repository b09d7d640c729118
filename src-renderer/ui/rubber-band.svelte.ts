import type { PhotoId } from '../../src-shared/contract/ids.ts';
import type { Box } from '../layout/photos-in-box.ts';
import type { Marks } from './marking.ts';

// A hand that clicks moves a little; a hand that drags moves further.
const startPixels = 6;
const edgePixels = 48;
const fastestPixels = 28;

interface Surroundings {
  scroller: HTMLElement;
  /** What boxes are measured from. */
  origin: HTMLElement;
  marks: Marks;
  photosIn: (box: Box) => PhotoId[];
}

/** A box drawn over the grid with the pointer; the photos that it touches are marked while it is drawn. */
export class RubberBand {
  box = $state.raw<Box | null>(null);

  /** Follows the pointer until it is let go. Whether it draws shows only when it has moved. */
  press(event: PointerEvent, surroundings: Surroundings): void {
    const { scroller, origin, marks, photosIn } = surroundings;
    const start = pointIn(origin, event);
    const before = event.shiftKey || event.ctrlKey || event.metaKey ? marks.ids : [];
    const wasMarked = marks.ids;
    let pointer = event;
    let frame = 0;
    let touched: readonly PhotoId[] = [];
    let hasDrawn = false;

    const draw = () => {
      hasDrawn = true;
      scrollAtEdge(scroller, pointer);
      this.box = boxBetween(start, pointIn(origin, pointer));
      const photos = photosIn(this.box);
      if (!areSame(photos, touched)) marks.replace([...before, ...photos]);
      touched = photos;
      frame = requestAnimationFrame(draw);
    };
    const stop = () => {
      cancelAnimationFrame(frame);
      this.box = null;
    };
    const move = (moved: PointerEvent) => {
      pointer = moved;
      const distance = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!hasDrawn && distance > startPixels) draw();
    };
    const end = () => {
      stop();
      following.abort();
      if (hasDrawn) swallowClick();
    };
    const giveUp = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !this.box) return;
      pressed.stopPropagation();
      stop();
      marks.replace(wasMarked);
    };
    const following = new AbortController();
    const { signal } = following;
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', giveUp, { signal, capture: true });
  }
}

const areSame = (some: readonly PhotoId[], others: readonly PhotoId[]): boolean =>
  some.length === others.length && some.every((photoId, at) => photoId === others[at]);

interface Point {
  x: number;
  y: number;
}

function pointIn(origin: HTMLElement, { clientX, clientY }: PointerEvent): Point {
  const { left, top } = origin.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function boxBetween(one: Point, other: Point): Box {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}

/** Scrolls the faster, the nearer to the edge the pointer is, or the further beyond it. */
function scrollAtEdge(scroller: HTMLElement, { clientY }: PointerEvent): void {
  const { top, bottom } = scroller.getBoundingClientRect();
  const above = top + edgePixels - clientY;
  const below = clientY - (bottom - edgePixels);
  const nearness = Math.min(1, Math.max(above, below) / edgePixels);
  if (nearness > 0) scroller.scrollTop += (below > above ? 1 : -1) * nearness * fastestPixels;
}

/** The release that ends a drag is no click on the photo below it. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => {
    removeEventListener('click', swallow, { capture: true });
  });
}
