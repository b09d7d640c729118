import sharp from 'sharp';
import { expect, it } from 'vitest';
import { closeDecoder } from '../../../src-main/decode/decode-photo.ts';
import { readPhotoExif } from '../../../src-main/decode/photo-exif.ts';
import { withFlippedBytes } from '../../pictures/broken.ts';
import { gradient, sharpOf } from '../../pictures/pixels.ts';
import { rawPicture } from '../../pictures/raw.ts';

const picture = gradient(32, 24);
const nothing = {
  make: null,
  model: null,
  lens: null,
  exposureSeconds: null,
  fNumber: null,
  iso: null,
  focalLengthMm: null,
  focalLength35Mm: null,
  flashFired: null,
  software: null,
  artist: null,
  copyright: null,
  description: null,
};
const written = sharpOf(picture).withExif({
  IFD0: {
    ...{ Make: 'Lookalike Optics', Model: 'Model One', Software: 'Firmware 2.1', Artist: 'Ada' },
    ...{ Copyright: '2024 Ada', ImageDescription: `A ${'very '.repeat(100)}long story` },
  },
  IFD2: {
    ...{ ExposureTime: '1/250', FNumber: '28/10', ISOSpeedRatings: '400', FocalLength: '50/1' },
    ...{ FocalLengthIn35mmFilm: '75', LensModel: 'Prime 50 mm', Flash: '1' },
  },
});

it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is read in full from %s', async (format) => {
  const exif = await readPhotoExif(await written.clone().toFormat(format).toBuffer(), undefined);
  expect(exif).toEqual({
    ...{ make: 'Lookalike Optics', model: 'Model One', lens: 'Prime 50 mm', software: 'Firmware 2.1' },
    ...{ fNumber: 2.8, iso: 400, focalLengthMm: 50, focalLength35Mm: 75, flashFired: true },
    exposureSeconds: expect.closeTo(0.004, 6) as number,
    ...{ artist: 'Ada', copyright: '2024 Ada', description: expect.stringMatching(/long story$/) as string },
  });
});

it('is nothing where nothing was written', async () => {
  expect(await readPhotoExif(await sharpOf(picture).jpeg().toBuffer(), undefined)).toEqual(nothing);
});

it('leaves out what makes no sense', async () => {
  const bytes = await sharpOf(picture)
    .withExif({ IFD0: { Make: '   ' }, IFD2: { ExposureTime: '0/1', FNumber: '0/0', Flash: '32' } })
    .jpeg()
    .toBuffer();
  expect(await readPhotoExif(bytes, undefined)).toEqual(nothing);
});

it('is read from RAW by ExifTool', async () => {
  const exif = await readPhotoExif(await rawPicture(picture), undefined);
  expect(exif).toMatchObject({ make: 'Lookalike Optics', model: 'Raw One' });
  await closeDecoder();
});

it('never fails for garbage beside the pixels', async () => {
  const { exif } = await sharp(await written.clone().jpeg().toBuffer()).metadata();
  const whole = await sharpOf(picture).jpeg().toBuffer();
  for (let seed = 0; seed < 60; seed++) {
    const block = withFlippedBytes(exif ?? Buffer.alloc(0), 1 + (seed % 20), seed);
    const length = Buffer.from([(block.length + 2) >> 8, (block.length + 2) & 255]);
    const bytes = Buffer.concat([
      whole.subarray(0, 2),
      Buffer.from([0xff, 0xe1]),
      length,
      block,
      whole.subarray(2),
    ]);
    const { fNumber, iso } = await readPhotoExif(bytes, undefined);
    expect(fNumber === null || fNumber > 0).toBe(true);
    expect(iso === null || Number.isFinite(iso)).toBe(true);
  }
});

it('says what is wrong with a file that is no photo', async () => {
  await expect(readPhotoExif(Buffer.from('Buy milk.'), '/a/list.jpg')).rejects.toMatchObject({
    code: 'not-an-image',
    path: '/a/list.jpg',
  });
});
