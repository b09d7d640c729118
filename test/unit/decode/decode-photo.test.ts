import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePhoto, renderForScreen } from '../../../src-main/decode/decode-photo.ts';
import { sizeWithin, thumbnailSize } from '../../../src-main/decode/geometry.ts';
import { withCamera } from '../../pictures/encodings.ts';
import { photoPicture } from '../../pictures/photo.ts';
import { colourAt, paint, quadrants, sharpOf } from '../../pictures/pixels.ts';
import { scene } from '../../pictures/scene.ts';
import { decodeFully, meanDifference } from './decoded.ts';

describe('thumbnailSize', () => {
  it.each([
    [4000, 3000, 427, 320],
    [3000, 4000, 320, 427],
    [3000, 3000, 320, 320],
    [12_000, 1_000, 960, 80],
    [640, 200, 640, 200],
    [100, 80, 100, 80],
    [1, 1, 1, 1],
    [50_000, 10, 960, 1],
  ])('of %i x %i is %i x %i', (width, height, thumbWidth, thumbHeight) => {
    expect(thumbnailSize({ width, height })).toEqual({ width: thumbWidth, height: thumbHeight });
  });
});

it.each([
  [4000, 3000, 2000, 2000, 1500],
  [300, 400, 2000, 300, 400],
  [50_000, 10, 2000, 2000, 1],
])('sizeWithin of %i x %i, at most %i', (width, height, maxSide, w, h) => {
  expect(sizeWithin({ width, height }, maxSide)).toEqual({ width: w, height: h });
});

describe('decodePhoto', () => {
  it.each([
    ['lying', 128, 64],
    ['upright', 64, 128],
    ['square', 64, 64],
  ])('gives the network the square in the middle of a %s picture', async (_shape, width, height) => {
    const grey = [90, 90, 90] as const;
    const [left, top] = [(width - 64) / 2, (height - 64) / 2];
    const middle = quadrants(64, 64);
    const picture = paint(width, height, (column, row) => {
      const isInside = column >= left && column < left + 64 && row >= top && row < top + 64;
      return isInside ? colourAt(middle, column - left, row - top) : grey;
    });
    const { pixels } = await decodePhoto(await sharpOf(picture).png().toBuffer(), { inputSize: 64 });
    expect(pixels).toHaveLength(64 * 64 * 3);
    expect(meanDifference({ data: Buffer.from(pixels), width: 64, height: 64 }, middle)).toBe(0);
  });

  it('gives a JPEG thumbnail of the same picture, without any metadata', async () => {
    const bytes = await withCamera(await scene(7, { width: 900, height: 600 }))
      .jpeg({ quality: 95 })
      .toBuffer();
    const { thumbnail, width, height } = await decodePhoto(bytes, { inputSize: 32 });
    expect([width, height]).toEqual([900, 600]);
    const metadata = await sharp(thumbnail).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 480, height: 320, channels: 3 });
    expect([metadata.exif, metadata.icc, metadata.xmp]).toEqual([undefined, undefined, undefined]);
    const small = await sharp(bytes).resize(480, 320, { fit: 'fill' }).raw().toBuffer();
    const shown = await decodeFully(Buffer.from(thumbnail));
    expect(meanDifference(shown, { data: small, width: 480, height: 320 })).toBeLessThan(6);
  });

  it('hands out arrays that own their memory, so that a worker can transfer them', async () => {
    const photo = await decodePhoto(await photoPicture(1), { inputSize: 32 });
    const { pixels, thumbnail, fingerprints } = photo;
    for (const array of [pixels, thumbnail, fingerprints.differenceHash, fingerprints.perceptualHash]) {
      expect(array.byteOffset).toBe(0);
      expect(array.buffer.byteLength).toBe(array.byteLength);
    }
    const moved = structuredClone(photo, { transfer: [pixels.buffer, thumbnail.buffer] });
    expect(moved.pixels).toHaveLength(32 * 32 * 3);
  });

  it('gives the same answer for the same bytes', async () => {
    const bytes = await photoPicture(3);
    expect(await decodePhoto(bytes, { inputSize: 64 })).toEqual(await decodePhoto(bytes, { inputSize: 64 }));
  });

  it('leaves the bytes it was given as they were', async () => {
    const bytes = await photoPicture(4);
    const before = Buffer.from(bytes);
    await decodePhoto(bytes, { inputSize: 64 });
    expect(bytes.equals(before)).toBe(true);
  });
});

it('renders for the screen no larger than asked and never enlarged', async () => {
  const bytes = await photoPicture(1);
  const sizes = [];
  for (const maxSide of [240, 4_000]) {
    const { format, width, height } = await sharp(await renderForScreen(bytes, { maxSide })).metadata();
    sizes.push([format, width, height]);
  }
  expect(sizes).toEqual([
    ['jpeg', 240, 160],
    ['jpeg', 480, 320],
  ]);
});
