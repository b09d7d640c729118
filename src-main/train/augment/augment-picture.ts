import type { Augmentation } from './augmentation.ts';
import { changeColours } from './change-colours.ts';
import { drawChanges } from './draw.ts';
import { movePixels } from './move-pixels.ts';

/** Saves a square as JPEG and reads it again: [side, side, 3] -> the same shape. */
export type Recompress = (pixels: Uint8Array, side: number, quality: number) => Promise<Uint8Array>;

/**
 * A picture as it might also have been taken, kept and sent around. The same pixels and random numbers give the same
 * picture; `pixels` stay as they are.
 *
 * @param pixels [from, from, 3]
 * @param sides `to` is at most `from`
 * @param random 0..1, 1 excluded
 * @returns [to, to, 3]
 */
export async function augmentPicture(
  pixels: Uint8Array,
  sides: { from: number; to: number },
  augmentation: Augmentation,
  random: () => number,
  recompress: Recompress,
): Promise<Uint8Array> {
  if (pixels.length !== sides.from * sides.from * 3 || sides.to > sides.from) {
    throw new RangeError(
      `No picture of ${sides.to} pixels a side can be cut out of ${pixels.length} bytes of ${sides.from} a side.`,
    );
  }
  const draw = drawChanges(augmentation, sides.from - sides.to, random);
  const picture = movePixels(pixels, sides, draw);
  changeColours(picture, draw);
  return draw.jpegQuality === null ? picture : recompress(picture, sides.to, draw.jpegQuality);
}
