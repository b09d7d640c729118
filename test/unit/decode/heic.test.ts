import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDecoder, decodePhoto, renderForScreen } from '../../../src-main/decode/decode-photo.ts';
import { openPhoto } from '../../../src-main/decode/open-photo.ts';
import { truncated, withFlippedBytes } from '../../pictures/broken.ts';
import { quadrantColours, quadrants } from '../../pictures/pixels.ts';
import { codedErrorOf, colourAround, colourDistance, decodeFully, meanDifference } from './decoded.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures', name));

afterAll(closeDecoder);

describe('HEIC', () => {
  it('is decoded in its colours', async () => {
    const photo = await openPhoto(fixture('plain.heic'), 'plain.heic');
    expect(photo).toMatchObject({ format: 'heic', size: { width: 96, height: 64 } });
    expect(meanDifference(await photo.render(photo.picture), quadrants(96, 64))).toBeLessThan(4);
  });

  it('is turned once, though container and EXIF both state how it was held', async () => {
    const image = await decodeFully(fixture('phone.heic'));
    expect(meanDifference(image, quadrants(64, 96))).toBeLessThan(4);
  });

  it('converts Display P3 to sRGB', async () => {
    const image = await decodeFully(fixture('phone.heic'));
    expect(colourDistance(colourAround(image, 0.25, 0.25), quadrantColours.topLeft)).toBeLessThanOrEqual(6);
    expect(colourDistance(colourAround(image, 0.75, 0.25), quadrantColours.topRight)).toBeLessThanOrEqual(6);
  });

  it('tells what the phone wrote down', async () => {
    expect(await decodePhoto(fixture('phone.heic'), { inputSize: 16 })).toMatchObject({
      width: 64,
      height: 96,
      taken: '2024-05-01T12:30:45',
      takenOffset: '+02:00',
      cameraMake: 'Lookalike Optics',
      cameraModel: 'Model One',
      latitude: expect.closeTo(48.8582, 4) as number,
      longitude: expect.closeTo(-2.35, 4) as number,
    });
  });

  it('shows 10-bit transparency on white', async () => {
    const image = await decodeFully(fixture('alpha-10-bit.heic'));
    expect(colourDistance(colourAround(image, 0.25, 0.25), quadrantColours.topLeft)).toBeLessThanOrEqual(6);
    expect(colourDistance(colourAround(image, 0.75, 0.75), [255, 255, 255])).toBeLessThanOrEqual(2);
  });

  it('becomes a JPEG that any browser can show', async () => {
    const jpeg = await renderForScreen(fixture('phone.heic'), { maxSide: 48 });
    const photo = await openPhoto(jpeg, undefined);
    expect(photo).toMatchObject({ format: 'jpeg', size: { width: 32, height: 48 } });
  });

  it.each([0.2, 0.5, 0.9])('is damaged when only %d of it are there', async (share) => {
    const error = await codedErrorOf(decodeFully(truncated(fixture('plain.heic'), share), 'plain.heic'));
    expect(error.code).toBe('image-damaged');
  });

  it('decodes a sound photo after a damaged one', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const damaged = withFlippedBytes(fixture('plain.heic'), 6, seed, 12);
      await decodeFully(damaged, 'damaged.heic').catch((error: unknown) => {
        expect(error).toHaveProperty('name', 'CodedError');
      });
    }
    expect(meanDifference(await decodeFully(fixture('plain.heic')), quadrants(96, 64))).toBeLessThan(4);
  });

  it('needs no more memory after fifty photos than after ten', async () => {
    const decodeTimes = async (times: number) => {
      for (let count = 0; count < times; count++) await decodeFully(fixture('phone.heic'));
      return process.memoryUsage();
    };
    const after10 = await decodeTimes(10);
    const after50 = await decodeTimes(40);
    expect(after50.arrayBuffers + after50.external - after10.arrayBuffers - after10.external).toBeLessThan(
      16e6,
    );
    expect(after50.rss - after10.rss).toBeLessThan(60e6);
  });
});
