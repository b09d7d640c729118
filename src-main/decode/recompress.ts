import sharp from 'sharp';
import { configureDecoder } from './configure.ts';

/**
 * A square as it looks after it was saved as JPEG: [side, side, 3] -> the same shape.
 * @param quality 1..100
 */
export async function recompress(
  pixels: Uint8Array,
  side: number,
  quality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  configureDecoder();
  const square = { width: side, height: side, channels: 3 } as const;
  const jpeg = await sharp(pixels, { raw: square }).jpeg({ quality }).toBuffer();
  return new Uint8Array(await sharp(jpeg).raw().toBuffer());
}
