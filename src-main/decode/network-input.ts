import { sharpOf } from './resize.ts';
import type { RgbImage } from './rgb-image.ts';

/**
 * How a picture of any shape becomes the square that a network wants: the largest square in its middle.
 * Squashing the whole picture loses no part, but makes upright and lying pictures of the same thing look
 * different to the network. Figures are in docs/decisions/decoding.md.
 *
 * @returns RGB [side, side, 3]
 */
export async function networkInput(image: RgbImage, side: number): Promise<Uint8Array<ArrayBuffer>> {
  const square = sharpOf(image).resize({ width: side, height: side, fit: 'cover', position: 'centre' });
  return new Uint8Array(await square.raw().toBuffer());
}
