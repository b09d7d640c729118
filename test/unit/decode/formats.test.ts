import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import {
  cmykJpeg,
  cmykJpegWithoutProfile,
  displayP3,
  encodings,
  greyJpeg,
  halfTransparent,
  pagesOf,
} from '../../pictures/encodings.ts';
import { gradient, paint, sharpOf, solid } from '../../pictures/pixels.ts';
import { colourAround, colourDistance, decodeFully, largestDifference } from './decoded.ts';

const smooth = paint(96, 64, (column, row) => [40 + column * 2, 60 + row * 2, 220 - column - row]);

describe.each(encodings)('$name', ({ encode, format, extension, tolerance }) => {
  it('keeps its size, its format and its colours', async () => {
    const bytes = await encode(smooth);
    const photo = await openPhoto(bytes, `photo.${extension}`);
    expect(photo).toMatchObject({ format, size: { width: 96, height: 64 } });
    expect(largestDifference(await photo.render(photo.picture), smooth)).toBeLessThanOrEqual(tolerance);
  });

  it('is recognised under a wrong or missing extension', async () => {
    const bytes = await encode(smooth);
    for (const name of ['photo.heic', 'photo.png', 'photo.jpg', 'photo', undefined]) {
      expect((await openPhoto(bytes, name)).format).toBe(format);
    }
  });
});

describe('colours', () => {
  it('spreads grey over three channels', async () => {
    const image = await decodeFully(await greyJpeg(solid(32, 32, [180, 180, 180])));
    expect(colourDistance(colourAround(image, 0.5, 0.5), [180, 180, 180])).toBeLessThanOrEqual(2);
  });

  it.each([
    ['with a profile', cmykJpeg],
    ['without one', cmykJpegWithoutProfile],
  ])('reads CMYK %s as the colours it was made of', async (_name, encode) => {
    // Colours that ink can show. The way to paper darkens them a little; inverted ones are 100 off.
    for (const colour of [
      [160, 70, 60],
      [80, 130, 80],
      [80, 90, 140],
      [200, 180, 110],
    ] as const) {
      const image = await decodeFully(await encode(solid(16, 16, colour)));
      expect(colourDistance(colourAround(image, 0.5, 0.5), colour)).toBeLessThan(30);
    }
  });

  it.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)(
    'converts Display P3 in %s to sRGB',
    async (format) => {
      const patch = solid(32, 32, [200, 100, 50]);
      const bytes = await displayP3(patch, format);
      // The numbers in the file are others: whoever ignores the profile sees a paler picture.
      const stored = await sharp(bytes).keepIccProfile().raw().toBuffer();
      expect(stored[0]).toBeLessThan(193);
      const image = await decodeFully(bytes);
      expect(colourDistance(colourAround(image, 0.5, 0.5), [200, 100, 50])).toBeLessThanOrEqual(3);
    },
  );

  it('shows 16 bits a channel at their brightness', async () => {
    const bytes = await sharpOf(solid(8, 8, [10, 128, 250]))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect(colourAround(await decodeFully(bytes), 0.5, 0.5)).toEqual([10, 128, 250]);
  });

  it('reads a 16-bit grey picture', async () => {
    const bytes = await sharpOf(solid(8, 8, [100, 100, 100]))
      .toColourspace('grey16')
      .png()
      .toBuffer();
    expect(
      colourDistance(colourAround(await decodeFully(bytes), 0.5, 0.5), [100, 100, 100]),
    ).toBeLessThanOrEqual(1);
  });
});

describe('transparency', () => {
  it.each([
    ['PNG', 8, 'png'],
    ['16-bit PNG', 16, 'png'],
    ['WebP', 8, 'webp'],
    ['AVIF', 8, 'avif'],
    ['TIFF', 8, 'tiff'],
    ['GIF', 8, 'gif'],
  ] as const)('shows %s on white', async (_name, bits, format) => {
    const options = format === 'webp' ? { lossless: true } : format === 'tiff' ? { compression: 'lzw' } : {};
    const picture = await halfTransparent(solid(64, 32, [200, 30, 60]), bits);
    const image = await decodeFully(await picture.toFormat(format, options).toBuffer());
    expect(colourDistance(colourAround(image, 0.25, 0.5), [200, 30, 60])).toBeLessThanOrEqual(8);
    expect(colourDistance(colourAround(image, 0.75, 0.5), [255, 255, 255])).toBeLessThanOrEqual(1);
  });
});

describe('files with several pictures', () => {
  it.each(['gif', 'webp', 'tiff'] as const)('takes the first of a %s', async (format) => {
    const pages = [solid(40, 30, [200, 40, 40]), solid(40, 30, [40, 200, 40]), solid(40, 30, [40, 40, 200])];
    const bytes = await (await pagesOf(pages)).toFormat(format, {}).toBuffer();
    const photo = await openPhoto(bytes, `animation.${format}`);
    expect(photo.size).toEqual({ width: 40, height: 30 });
    const image = await photo.render(photo.picture);
    expect(colourDistance(colourAround(image, 0.5, 0.5), [200, 40, 40])).toBeLessThanOrEqual(8);
  });
});

describe('sizes at the edge', () => {
  it.each([
    [1, 1],
    [1, 500],
    [500, 1],
    [3, 2],
  ])('reads a picture of %i x %i', async (width, height) => {
    const bytes = await sharpOf(gradient(width, height)).png().toBuffer();
    expect(largestDifference(await decodeFully(bytes), gradient(width, height))).toBe(0);
  });
});
