import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { decodePhoto } from '../../../src-main/decode/decode-photo.ts';
import { pictureOf } from '../../../src-main/decode/picture-of.ts';
import { photoPicture } from '../../pictures/photo.ts';
import { colourAt, quadrantColours, quadrants, sharpOf } from '../../pictures/pixels.ts';

describe('a picture to train on', () => {
  it('is, from the middle, what the network sees of the same photo in a library', async () => {
    const bytes = await photoPicture(4);
    const { pixels } = await decodePhoto(bytes, { inputSize: 160 });
    expect(await pictureOf(bytes, { size: 160, fit: 'centre' })).toEqual(pixels);
  });

  it('squashed, shows all four corners, upright', async () => {
    const wide = await sharpOf(quadrants(300, 100)).withMetadata({ orientation: 3 }).png().toBuffer();
    const data = Buffer.from(await pictureOf(wide, { size: 128, fit: 'squash' }));
    expect(data).toHaveLength(128 * 128 * 3);
    const picture = { data, width: 128, height: 128 };
    const { topLeft, bottomRight } = quadrantColours;
    // Turned upside down by its orientation.
    for (const [channel, value] of bottomRight.entries()) {
      expect(Math.abs(colourAt(picture, 2, 2)[channel]! - value)).toBeLessThanOrEqual(2);
      expect(Math.abs(colourAt(picture, 61, 61)[channel]! - value)).toBeLessThanOrEqual(2);
      expect(Math.abs(colourAt(picture, 125, 125)[channel]! - topLeft[channel]!)).toBeLessThanOrEqual(2);
    }
  });

  it('asks before it decodes, and says when it has', async () => {
    const calls: (number | string)[] = [];
    const admit = (pixels: number) => {
      calls.push(pixels);
      return Promise.resolve(() => void calls.push('left'));
    };
    await pictureOf(await photoPicture(1), { size: 64, fit: 'centre', admit });
    expect(calls).toEqual([480 * 320, 'left']);
  });

  it('of a damaged file says what is wrong', async () => {
    const bytes = (await photoPicture(1)).subarray(0, 900);
    const failed = pictureOf(bytes, { path: '/a.jpg', size: 64, fit: 'squash' });
    await expect(failed).rejects.toMatchObject({ code: 'image-damaged', path: '/a.jpg' });
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(pictureOf(drawing, { size: 64, fit: 'centre' })).rejects.toMatchObject({
      code: 'format-not-supported',
    });
  });

  it('has the colours of the file', async () => {
    const red = await sharp({ create: { width: 90, height: 50, channels: 3, background: '#c01020' } })
      .png()
      .toBuffer();
    const pixels = await pictureOf(red, { size: 32, fit: 'squash' });
    expect([...pixels.subarray(0, 3)]).toEqual([0xc0, 0x10, 0x20]);
  });
});
