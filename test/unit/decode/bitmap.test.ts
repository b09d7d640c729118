import { describe, expect, it } from 'vitest';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import { bitmapKinds, encodeBitmap, type BitmapKind } from '../../pictures/bitmap.ts';
import { truncated } from '../../pictures/broken.ts';
import { gradient, paint, type Pixels } from '../../pictures/pixels.ts';
import { codedErrorOf, decodeFully, largestDifference } from './decoded.ts';

const few = [
  [10, 20, 30],
  [250, 240, 230],
  [200, 30, 40],
  [30, 200, 90],
] as const;

/** Odd sides, so that rows need padding; runs and lone pixels, so that run lengths have both to do. */
function pictureFor({ bitsPerPixel }: BitmapKind): Pixels {
  if (bitsPerPixel > 8) return gradient(37, 23);
  const colours = bitsPerPixel === 1 ? 2 : 4;
  return paint(37, 23, (column, row) =>
    column < 12 ? few[row % colours]! : few[(column * 3 + row * 5 + (column >> 2)) % colours]!,
  );
}

describe.each(bitmapKinds)('BMP, $name', (kind) => {
  const picture = pictureFor(kind);
  // Five bits a channel leave steps of 8.
  const tolerance = kind.bitsPerPixel === 16 ? 5 : 0;

  it('is read pixel by pixel', async () => {
    const photo = await openPhoto(encodeBitmap(picture, kind), 'photo.bmp');
    expect(photo).toMatchObject({ format: 'bmp', size: { width: 37, height: 23 } });
    expect(largestDifference(await photo.render(photo.picture), picture)).toBeLessThanOrEqual(tolerance);
  });

  it.each([0.1, 0.5, 0.9])('is damaged when only %d of it are there', async (share) => {
    const bytes = truncated(encodeBitmap(picture, kind), share);
    expect(['image-damaged', 'not-an-image']).toContain((await codedErrorOf(decodeFully(bytes))).code);
  });
});

it('is opaque where an alpha channel is declared and left all zero', async () => {
  const kind = bitmapKinds.find(({ name }) => name.includes('alpha'))!;
  const bytes = encodeBitmap(gradient(8, 8), kind);
  for (let at = bytes.readUInt32LE(10) + 3; at < bytes.length; at += 4) bytes[at] = 0;
  expect(largestDifference(await decodeFully(bytes), gradient(8, 8))).toBe(0);
});

it('shows a see-through pixel on white', async () => {
  const kind = bitmapKinds.find(({ name }) => name.includes('alpha'))!;
  const bytes = encodeBitmap(gradient(8, 8), kind);
  bytes[bytes.readUInt32LE(10) + 3] = 0; // the first pixel of the last row
  const image = await decodeFully(bytes);
  expect([...image.data.subarray(7 * 8 * 3, 7 * 8 * 3 + 3)]).toEqual([255, 255, 255]);
});

it('refuses a size that the file cannot hold before it asks for the memory', async () => {
  const bytes = encodeBitmap(gradient(8, 8), { name: '', bitsPerPixel: 24 });
  bytes.writeInt32LE(9_000, 18);
  bytes.writeInt32LE(9_000, 22);
  const before = process.memoryUsage().rss;
  expect((await codedErrorOf(decodeFully(bytes))).code).toBe('image-damaged');
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});

it.each([
  ['a width of nothing', 18, 0],
  ['a negative width', 18, -5],
  ['17 bits a pixel', 28, 17],
  ['an unknown compression', 30, 99],
])('is damaged with %s', async (_what, at, value) => {
  const bytes = encodeBitmap(gradient(8, 8), { name: '', bitsPerPixel: 24 });
  if (at === 28) bytes.writeUInt16LE(value, at);
  else bytes.writeInt32LE(value, at);
  expect((await codedErrorOf(decodeFully(bytes))).code).toBe('image-damaged');
});
