/** How much a photo has for what lies over it: both buttons side by side, one above the other, or none. */
export type TileRoom = 'wide' | 'narrow' | 'none';

/** @param width of the photo, in pixels */
export function tileRoom(width: number): TileRoom {
  if (width >= 160) return 'wide';
  return width >= 96 ? 'narrow' : 'none';
}
