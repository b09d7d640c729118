import { describe, expect, it } from 'vitest';
import { picturePart } from '../../../src-main/decode/picture-part.ts';
import { pictureOf } from '../../../src-main/decode/picture-of.ts';
import { photoPicture } from '../../pictures/photo.ts';
import { colourAt, quadrantColours, quadrants, sharpOf } from '../../pictures/pixels.ts';
import { colourDistance, meanDifference } from './decoded.ts';

const quarter = { width: 0.5, height: 0.5 };

async function partOf(bytes: Buffer, region: { x: number; y: number; width: number; height: number }) {
  const data = Buffer.from(await picturePart(bytes, { size: 64, region }));
  return { data, width: 64, height: 64 };
}

describe('a part of a picture', () => {
  it.each([
    ['topLeft', 0, 0],
    ['topRight', 0.5, 0],
    ['bottomLeft', 0, 0.5],
    ['bottomRight', 0.5, 0.5],
  ] as const)('is the %s one of an upright picture, and nothing else', async (corner, x, y) => {
    // Written turned by a quarter: the region is drawn on what people see.
    const lying = await sharpOf(quadrants(400, 400))
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .png()
      .toBuffer();
    const part = await partOf(lying, { x, y, ...quarter });
    for (const [column, row] of [
      [1, 1],
      [62, 1],
      [32, 32],
      [1, 62],
      [62, 62],
    ] as const) {
      expect(colourDistance(colourAt(part, column, row), quadrantColours[corner])).toBeLessThanOrEqual(3);
    }
  });

  it('has the detail of the original, not of its thumbnail', async () => {
    const bytes = await photoPicture(5, { width: 2_400, height: 2_400 });
    const region = { x: 0.4, y: 0.4, width: 0.1, height: 0.1 };
    const cut = await sharpOf({ data: Buffer.from(await decoded(bytes)), width: 2_400, height: 2_400 })
      .extract({ left: 960, top: 960, width: 240, height: 240 })
      .png()
      .toBuffer();
    const expected = Buffer.from(await pictureOf(cut, { size: 64, fit: 'centre' }));
    const part = await partOf(bytes, region);
    expect(meanDifference(part, { data: expected, width: 64, height: 64 })).toBeLessThan(2);
  });

  it('may be a single pixel, or a tiny picture as a whole', async () => {
    const tiny = await sharpOf(quadrants(2, 2)).png().toBuffer();
    const corner = await partOf(tiny, { x: 0.9, y: 0, width: 0.01, height: 0.01 });
    expect(colourDistance(colourAt(corner, 32, 32), quadrantColours.topRight)).toBeLessThanOrEqual(3);
    expect((await partOf(tiny, { x: 0, y: 0, width: 1, height: 1 })).data).toHaveLength(64 * 64 * 3);
  });

  it('of a damaged file says what is wrong, and leaves the gate', async () => {
    const calls: string[] = [];
    const failed = picturePart((await photoPicture(1)).subarray(0, 900), {
      path: '/a.jpg',
      size: 64,
      region: { x: 0, y: 0, ...quarter },
      admit: () => Promise.resolve(() => void calls.push('left')),
    });
    await expect(failed).rejects.toMatchObject({ code: 'image-damaged', path: '/a.jpg' });
    expect(calls).toEqual(['left']);
  });
});

const decoded = (bytes: Buffer) => pictureOf(bytes, { size: 2_400, fit: 'squash' });
