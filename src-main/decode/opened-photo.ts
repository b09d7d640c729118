import type { PhotoFormat } from '../../src-shared/domain/photo-format.ts';
import type { PhotoFacts } from './exif.ts';
import type { Size } from './geometry.ts';
import type { RgbImage } from './rgb-image.ts';

/** A photo whose header was read and found acceptable. Every format is one of these; nothing is decoded yet. */
export interface OpenedPhoto {
  format: PhotoFormat;
  /** Of the original, upright. */
  size: Size;
  /** Of the picture that `render` decodes, upright: the original, or the preview inside a RAW file. */
  picture: Size;
  facts: PhotoFacts;
  /** Decodes the whole picture, once, to exactly `size`. */
  render: (size: Size) => Promise<RgbImage>;
}
