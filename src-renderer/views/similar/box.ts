import type { Region } from '../../../src-shared/contract/search.ts';

/** A place in a picture, as shares of its width and height. */
export interface Point {
  x: number;
  y: number;
}

/** Which sides of a box are dragged: -1 left or top, 1 right or bottom, 0 neither. */
export interface Corner {
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

// Smaller parts hold too few pixels to be recognised by.
const least = 0.05;

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
// What the address keeps; rounded down, so that the box stays inside.
const rounded = (share: number) => Math.floor(share * 10_000 + 1e-6) / 10_000;

/** The box between two points, inside the picture and not too small. */
export function boxBetween(one: Point, other: Point): Region {
  const left = within(Math.min(one.x, other.x), 0, 1 - least);
  const top = within(Math.min(one.y, other.y), 0, 1 - least);
  return {
    x: rounded(left),
    y: rounded(top),
    width: rounded(within(Math.max(one.x, other.x) - left, least, 1 - left)),
    height: rounded(within(Math.max(one.y, other.y) - top, least, 1 - top)),
  };
}

/** The box moved, as far as the picture goes. */
export function moveBox(box: Region, by: Point): Region {
  return {
    ...box,
    x: rounded(within(box.x + by.x, 0, 1 - box.width)),
    y: rounded(within(box.y + by.y, 0, 1 - box.height)),
  };
}

/** The box with some of its sides moved; the others stay where they are. */
export function stretchBox(box: Region, corner: Corner, by: Point): Region {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const left = corner.x === -1 ? within(box.x + by.x, 0, right - least) : box.x;
  const top = corner.y === -1 ? within(box.y + by.y, 0, bottom - least) : box.y;
  const far = {
    x: corner.x === 1 ? within(right + by.x, left + least, 1) : right,
    y: corner.y === 1 ? within(bottom + by.y, top + least, 1) : bottom,
  };
  return { x: rounded(left), y: rounded(top), width: rounded(far.x - left), height: rounded(far.y - top) };
}
