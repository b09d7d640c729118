import sharp, { type Exif, type Sharp } from 'sharp';
import { sharpOf, type Pixels } from './pixels.ts';

/** The format of the decoder's answer, by a name for each way of writing it that libvips knows. */
interface Encoding {
  name: string;
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'gif';
  extension: string;
  encode: (pixels: Pixels) => Promise<Buffer>;
  /** Largest difference of a smooth picture's colours after one round trip, of 255. */
  tolerance: number;
}

const encoding = (
  name: string,
  format: Encoding['format'],
  extension: string,
  tolerance: number,
  encode: (picture: Sharp) => Sharp,
): Encoding => ({
  name,
  format,
  extension,
  tolerance,
  encode: (pixels) => encode(sharpOf(pixels)).toBuffer(),
});

const full = { quality: 100, chromaSubsampling: '4:4:4' } as const;

export const encodings: readonly Encoding[] = [
  encoding('baseline JPEG', 'jpeg', 'jpg', 6, (picture) => picture.jpeg(full)),
  encoding('progressive JPEG', 'jpeg', 'jpg', 6, (picture) => picture.jpeg({ ...full, progressive: true })),
  encoding('PNG', 'png', 'png', 1, (picture) => picture.png()),
  encoding('interlaced PNG', 'png', 'png', 1, (picture) => picture.png({ progressive: true })),
  encoding('16-bit PNG', 'png', 'png', 1, (picture) => picture.toColourspace('rgb16').png()),
  encoding('palette PNG', 'png', 'png', 24, (picture) => picture.png({ palette: true, dither: 0 })),
  encoding('lossy WebP', 'webp', 'webp', 24, (picture) => picture.webp({ quality: 95 })),
  encoding('lossless WebP', 'webp', 'webp', 1, (picture) => picture.webp({ lossless: true })),
  encoding('AVIF', 'avif', 'avif', 12, (picture) => picture.avif({ ...full, effort: 0 })),
  encoding('TIFF', 'tiff', 'tif', 1, (picture) => picture.tiff({ compression: 'lzw' })),
  encoding('tiled TIFF', 'tiff', 'tiff', 1, (picture) =>
    picture.tiff({ compression: 'deflate', tile: true }),
  ),
  encoding('16-bit TIFF', 'tiff', 'tif', 1, (picture) =>
    picture.toColourspace('rgb16').tiff({ compression: 'none' }),
  ),
  encoding('GIF', 'gif', 'gif', 24, (picture) => picture.gif({ dither: 0 })),
];

export const greyJpeg = (pixels: Pixels) => sharpOf(pixels).greyscale().jpeg(full).toBuffer();

/** With the CMYK profile that libvips brings along. */
export const cmykJpeg = (pixels: Pixels) =>
  sharpOf(pixels).toColourspace('cmyk').withIccProfile('cmyk').jpeg(full).toBuffer();

/** As old scanners and print shops write it: CMYK without a profile. */
export const cmykJpegWithoutProfile = (pixels: Pixels) =>
  sharpOf(pixels).toColourspace('cmyk').jpeg(full).toBuffer();

/** The same colours, stored as their numbers in Display P3. */
export const displayP3 = (pixels: Pixels, format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif') => {
  const options = format === 'png' ? {} : format === 'webp' ? { lossless: true } : { quality: 100 };
  return sharpOf(pixels).withIccProfile('p3').toFormat(format, options).toBuffer();
};

/** A 16-bit picture whose right half is see-through. */
export const halfTransparent = async ({ data, width, height }: Pixels, bits: 8 | 16 = 8): Promise<Sharp> => {
  const alpha = Buffer.from(
    Array.from({ length: width * height }, (_, at) => (at % width < width / 2 ? 255 : 0)),
  );
  const joined = await sharp(data, { raw: { width, height, channels: 3 } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  return bits === 8 ? sharp(joined) : sharp(joined).toColourspace('rgb16');
};

/** Pages of one file: frames of an animation, pages of a document. */
export const pagesOf = async (pages: readonly Pixels[]): Promise<Sharp> => {
  const frames = await Promise.all(pages.map((page) => sharpOf(page).png().toBuffer()));
  return sharp(frames, { join: { animated: true } });
};

/** What a camera writes beside the pixels. Degrees, minutes, seconds are rationals: `48/1 51/1 2952/100`. */
export const cameraExif: Exif = {
  IFD0: { Make: 'Lookalike Optics ', Model: 'Model  One' },
  IFD2: { DateTimeOriginal: '2024:05:01 12:30:45', OffsetTimeOriginal: '+02:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 51/1 2952/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '2/1 21/1 0/1',
  },
};

export const withCamera = (pixels: Pixels): Sharp => sharpOf(pixels).withExif(cameraExif);
