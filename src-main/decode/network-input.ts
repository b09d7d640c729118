import { renderTo, sharpOf } from './resize.ts';
import type { RgbImage } from './rgb-image.ts';

/**
 * How a picture of any shape becomes the square that a network wants: squashed, so that no part is lost.
 * A centre crop would drop a third of every 3:2 photo, and with it the person at the edge that someone
 * searches for. Reasons and figures are in docs/decisions/decoding.md.
 *
 * @returns RGB [side, side, 3]
 */
export async function networkInput(image: RgbImage, side: number): Promise<Uint8Array<ArrayBuffer>> {
  const { data } = await renderTo(sharpOf(image), { width: side, height: side });
  return new Uint8Array(data);
}
