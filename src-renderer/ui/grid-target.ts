import type { MenuPoint } from './menu.ts';

/** What part of a tile an event is about: the photo itself, its quick look button or its mark. */
export interface GridTarget {
  index: number;
  part: 'photo' | 'look' | 'mark';
  element: HTMLElement;
}

/** The grid listens for all its tiles; `data-photo`, `data-look` and `data-mark` tell which one was meant. */
export function targetOf(event: Event): GridTarget | null {
  const element =
    event.target instanceof Element ? event.target.closest('[data-photo], [data-look], [data-mark]') : null;
  if (!(element instanceof HTMLElement)) return null;
  const { photo, look, mark } = element.dataset;
  if (look !== undefined) return { index: Number(look), part: 'look', element };
  if (mark !== undefined) return { index: Number(mark), part: 'mark', element };
  return { index: Number(photo), part: 'photo', element };
}

/** Where a menu opens: at the pointer, or in the corner of the tile when it was asked for by key. */
export function menuPoint(element: HTMLElement, pointer: MouseEvent | null): MenuPoint {
  const isByKey = pointer === null || (pointer.clientX === 0 && pointer.clientY === 0);
  if (!isByKey) return { x: pointer.clientX, y: pointer.clientY };
  const { left, top } = element.getBoundingClientRect();
  return { x: left + 16, y: top + 16, isPlaced: true };
}
