import { sharpOf } from './resize.ts';
import type { RgbImage } from './rgb-image.ts';

/** JPEG, because nothing else is decoded as fast by a browser that scrolls through hundreds. */
const THUMBNAIL_QUALITY = 80;
/** One picture that fills the screen: looked at closely, sent once. */
const SCREEN_QUALITY = 88;

/** JPEG bytes, sRGB, without any metadata: no place or camera leaks out with a thumbnail. */
export async function encodeThumbnail(image: RgbImage): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharpOf(image).jpeg({ quality: THUMBNAIL_QUALITY }).toBuffer());
}

export async function encodeForScreen(image: RgbImage): Promise<Buffer> {
  return sharpOf(image).jpeg({ quality: SCREEN_QUALITY }).toBuffer();
}
