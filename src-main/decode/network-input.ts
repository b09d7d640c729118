import { sharpOf } from './resize.ts';
import type { RgbImage } from './rgb-image.ts';

/** `centre`: the largest square in its middle. `squash`: the whole picture, out of shape. */
export type SquareFit = 'centre' | 'squash';

/**
 * How a picture of any shape becomes the square that a network wants. Squashing the whole picture loses no part, but
 * makes upright and lying pictures of the same thing look different to the network, so search takes the middle.
 * Figures are in docs/decisions/decoding.md.
 *
 * @returns RGB [side, side, 3]
 */
export async function networkInput(
  image: RgbImage,
  side: number,
  fit: SquareFit = 'centre',
): Promise<Uint8Array<ArrayBuffer>> {
  const square = sharpOf(image).resize({
    width: side,
    height: side,
    fit: fit === 'centre' ? 'cover' : 'fill',
    position: 'centre',
  });
  return new Uint8Array(await square.raw().toBuffer());
}
