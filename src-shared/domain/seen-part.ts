import type { Region } from '../contract/search.ts';

const WHOLE: Region = { x: 0, y: 0, width: 1, height: 1 };

/**
 * The part of a picture that the network sees: a square, as networks want one. Of a whole picture it is the largest in
 * its middle. Of a region, all of it with what surrounds its shorter side, so that no end of a tall or wide thing is
 * cut off; only where a region is longer than the picture's short side does the square end there.
 *
 * @param size of the upright picture, in pixels
 */
export function seenPart(size: { width: number; height: number }, region: Region = WHOLE): Region {
  const [left, width] = [region.x * size.width, region.width * size.width];
  const [top, height] = [region.y * size.height, region.height * size.height];
  const side = Math.min(Math.max(width, height), size.width, size.height);
  return {
    x: inside(left + (width - side) / 2, side, size.width) / size.width,
    y: inside(top + (height - side) / 2, side, size.height) / size.height,
    width: side / size.width,
    height: side / size.height,
  };
}

/** Moved no further than to where it lies in the picture. */
const inside = (start: number, side: number, length: number): number =>
  Math.max(0, Math.min(length - side, start));
