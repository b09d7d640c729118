import sharp, { type Sharp } from 'sharp';
import { wrapAsTiff } from './tiff-container.ts';
import type { Size } from './geometry.ts';
import type { DecodedImage, RgbImage } from './rgb-image.ts';

/** Transparency is shown on white, as a browser's page and a print would. */
const PAPER = '#ffffff';

/**
 * The one resize of a pipeline: to exactly `size` (the caller keeps the shape), opaque, sRGB, 8 bits. On a
 * JPEG libvips shrinks while it decodes, which is most of what makes an import fast.
 */
export async function renderTo(pipeline: Sharp, size: Size): Promise<RgbImage> {
  const { data, info } = await pipeline
    .resize({ ...size, fit: 'fill' })
    .flatten({ background: PAPER })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} colour channels where 3 are expected`);
  return { data, width: info.width, height: info.height };
}

export function sharpOf(image: RgbImage): Sharp {
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } });
}

/** Pixels that another decoder made. The profile is applied to the small picture: the result is the same, 30 times cheaper. */
export async function renderDecoded(image: DecodedImage, size: Size): Promise<RgbImage> {
  const { data, width, height, channels, profile } = image;
  const small = await renderTo(sharp(data, { raw: { width, height, channels } }), size);
  return profile !== undefined && isRgbProfile(profile) ? applyTags(small, { profile }) : small;
}

/** Lets libvips turn a picture upright or convert its colours, as a TIFF with those tags would be. */
export async function applyTags(
  image: RgbImage,
  tags: { orientation?: number; profile?: Buffer },
): Promise<RgbImage> {
  const sideways = (tags.orientation ?? 1) >= 5;
  const size = sideways ? { width: image.height, height: image.width } : image;
  return renderTo(sharp(wrapAsTiff(image, tags)).autoOrient(), { width: size.width, height: size.height });
}

/** Bytes 16-20 of an ICC profile name the colour space it is for; one for grey cannot explain RGB. */
function isRgbProfile(profile: Buffer): boolean {
  return profile.toString('latin1', 16, 20) === 'RGB ';
}
