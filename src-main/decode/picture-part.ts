import type { Region } from '../../src-shared/contract/search.ts';
import { seenPart } from '../../src-shared/domain/seen-part.ts';
import { decodeFailure } from './failure.ts';
import type { Size } from './geometry.ts';
import { networkInput } from './network-input.ts';
import { openPhoto } from './open-photo.ts';
import { sharpOf } from './resize.ts';
import type { RgbImage } from './rgb-image.ts';
import type { Admit } from './small-copy.ts';

/** As sharp as the copy that a whole photo is looked at in; see small-copy.ts. */
const PART_SIDE = 320;
/** 48 MB. A tiny part of a huge photo is looked at less sharply. */
const MOST_PIXELS = 16_000_000;

/**
 * What the network sees of a region of a photo; seen-part.ts says which square that is.
 *
 * @returns RGB [size, size, 3]
 * @throws CodedError: what is wrong with this one file, permanent but for `out-of-memory`
 */
export async function picturePart(
  bytes: Buffer,
  options: { path?: string | undefined; size: number; region: Region; admit?: Admit | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const photo = await openPhoto(bytes, options.path);
  const seen = seenPart(photo.picture, options.region);
  const leave = await options.admit?.(photo.picture.width * photo.picture.height);
  try {
    const image = await photo.render(sizeFor(photo.picture, seen));
    return await networkInput(await cut(image, seen), options.size);
  } catch (error) {
    throw decodeFailure(error, options.path);
  } finally {
    leave?.();
  }
}

/** Of the whole picture, so that the part has as many pixels as are needed, never enlarged. */
function sizeFor({ width, height }: Size, seen: Region): Size {
  const sharp = PART_SIDE / (seen.width * width);
  const scale = Math.min(1, sharp, Math.sqrt(MOST_PIXELS / (width * height)));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

async function cut(image: RgbImage, part: Region): Promise<RgbImage> {
  const [left, width] = pixelsOf(part.x, part.width, image.width);
  const [top, height] = pixelsOf(part.y, part.height, image.height);
  const data = await sharpOf(image).extract({ left, top, width, height }).raw().toBuffer();
  return { data, width, height };
}

/** First pixel and how many, at least one. */
function pixelsOf(start: number, share: number, length: number): [number, number] {
  const first = Math.min(length - 1, Math.round(start * length));
  const count = Math.round(share * length);
  return [first, Math.max(1, Math.min(count, length - first))];
}
