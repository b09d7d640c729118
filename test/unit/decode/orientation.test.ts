import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../../src-main/decode/decode-photo.ts';
import { orientations, orientedPicture, storedFor } from '../../pictures/orientation.ts';
import { quadrants, sharpOf } from '../../pictures/pixels.ts';
import { decodeFully, largestDifference, meanDifference } from './decoded.ts';

// Multiples of 16, so that no JPEG block mixes two colours.
const upright = quadrants(96, 64);

describe.each(orientations)('EXIF orientation %i', (orientation) => {
  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('is applied to %s', async (format) => {
    const image = await decodeFully(await orientedPicture(orientation, upright, format), `photo.${format}`);
    expect({ width: image.width, height: image.height }).toEqual({ width: 96, height: 64 });
    expect(meanDifference(image, upright)).toBeLessThan(3);
  });

  it('is applied before the thumbnail, the network input and the fingerprints', async () => {
    const turned = await decodePhoto(await orientedPicture(orientation, upright), { inputSize: 32 });
    const straight = await decodePhoto(await orientedPicture(1, upright), { inputSize: 32 });
    expect([turned.width, turned.height]).toEqual([96, 64]);
    const input = { data: Buffer.from(turned.pixels), width: 32, height: 32 };
    expect(largestDifference(input, { ...input, data: Buffer.from(straight.pixels) })).toBeLessThanOrEqual(8);
    const thumbnail = await decodeFully(Buffer.from(turned.thumbnail));
    expect(meanDifference(thumbnail, upright)).toBeLessThan(6);
    expect(turned.fingerprints.differenceHash).toEqual(straight.fingerprints.differenceHash);
  });
});

it('does not turn a picture whose orientation makes no sense', async () => {
  const bytes = await sharpOf(upright)
    .withExif({ IFD0: { Orientation: '9' } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  expect(meanDifference(await decodeFully(bytes), upright)).toBeLessThan(3);
});

it('stores the same pixels differently for each orientation', () => {
  const stored = orientations.map((orientation) => storedFor(orientation, upright).data.toString('hex'));
  expect(new Set(stored).size).toBe(8);
});
