import sharp, { type Metadata, type SharpOptions } from 'sharp';
import type { PhotoFormat } from '../../src-shared/domain/photo-format.ts';
import { readFacts } from './exif.ts';
import { imageTooLarge, MAX_PIXELS, type FilePath } from './failure.ts';
import type { Size } from './geometry.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import { renderTo } from './resize.ts';

/**
 * 'error' refuses what is truncated or really broken: such a photo is listed as damaged, so that its owner
 * can still fetch a backup. The stricter 'warning' would also refuse thousands of sound photos whose cameras
 * write a few stray bytes. Of an animation or a document the first page is the photo.
 */
export const DECODE_OPTIONS: SharpOptions = { failOn: 'error', limitInputPixels: MAX_PIXELS, pages: 1 };

/** What libvips decodes itself: JPEG, PNG, WebP, AVIF, TIFF, GIF. */
export async function openEncoded(
  bytes: Buffer,
  format: PhotoFormat,
  path: FilePath,
  header?: Metadata,
): Promise<OpenedPhoto> {
  const metadata = header ?? (await readHeader(bytes));
  const { width, height } = metadata.autoOrient;
  refuseTooLarge({ width, height }, path);
  return {
    format,
    size: { width, height },
    picture: { width, height },
    // A TIFF is itself laid out as EXIF is, and libvips hands out no EXIF block for it.
    facts: readFacts(format === 'tiff' ? bytes : metadata.exif),
    render: (size) => renderTo(sharp(bytes, DECODE_OPTIONS).autoOrient(), size),
  };
}

/** Reads the header alone, with no limit on the size it may state: the limit's message is to name that size. */
export function readHeader(bytes: Buffer): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

export function refuseTooLarge({ width, height }: Size, path: FilePath): void {
  if (width * height > MAX_PIXELS) throw imageTooLarge(width, height, path);
}
