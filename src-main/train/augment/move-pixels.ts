import type { Draw } from './draw.ts';

/** Flip, rotation, zoom and cut; what of a `Draw` moves pixels. */
export type Movement = Pick<Draw, 'flipHorizontally' | 'flipVertically' | 'angle' | 'zoom' | 'left' | 'top'>;

/**
 * All movement in one bilinear resampling, so that nothing is blurred twice. The picture turns about its middle; what
 * comes into view beyond its borders is its reflection there (d c b a | a b c d | d c b a).
 *
 * @param pixels [from, from, 3]
 * @returns [to, to, 3]
 */
export function movePixels(
  pixels: Uint8Array,
  { from, to }: { from: number; to: number },
  movement: Movement,
): Uint8Array<ArrayBuffer> {
  const moved = new Uint8Array(to * to * 3);
  const middle = (from - 1) / 2;
  const cosine = Math.cos(movement.angle) * movement.zoom;
  const sine = Math.sin(movement.angle) * movement.zoom;
  const across = movement.flipHorizontally ? -1 : 1;
  const down = movement.flipVertically ? -1 : 1;

  for (let row = 0, out = 0; row < to; row++) {
    const y = (row + movement.top - middle) * down;
    for (let column = 0; column < to; column++, out += 3) {
      const x = (column + movement.left - middle) * across;
      // Where this pixel comes from: turned back, zoomed back.
      const sourceX = cosine * x + sine * y + middle;
      const sourceY = cosine * y - sine * x + middle;
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const shareX = sourceX - left;
      const shareY = sourceY - top;
      const x0 = reflected(left, from) * 3;
      const x1 = reflected(left + 1, from) * 3;
      const y0 = reflected(top, from) * from * 3;
      const y1 = reflected(top + 1, from) * from * 3;
      for (let channel = 0; channel < 3; channel++) {
        const upper = mix(pixels[y0 + x0 + channel] ?? 0, pixels[y0 + x1 + channel] ?? 0, shareX);
        const lower = mix(pixels[y1 + x0 + channel] ?? 0, pixels[y1 + x1 + channel] ?? 0, shareX);
        moved[out + channel] = mix(upper, lower, shareY) + 0.5;
      }
    }
  }
  return moved;
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

/** The place inside 0..side-1 that a place outside mirrors. */
function reflected(place: number, side: number): number {
  if (place >= 0 && place < side) return place;
  const period = 2 * side;
  const within = ((place % period) + period) % period;
  return within < side ? within : period - 1 - within;
}
