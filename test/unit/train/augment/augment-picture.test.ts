import { describe, expect, it } from 'vitest';
import { recompress } from '../../../../src-main/decode/recompress.ts';
import { augmentPicture } from '../../../../src-main/train/augment/augment-picture.ts';
import { Augmentation } from '../../../../src-main/train/augment/augmentation.ts';
import { gradient, quadrants } from '../../../pictures/pixels.ts';
import { scene } from '../../../pictures/scene.ts';
import { seededRandom } from '../../../pictures/seeded-random.ts';

const everything: Augmentation = Augmentation.parse({
  ...{ flipHorizontally: true, flipVertically: true, rotation: 0.2, zoom: 0.2, crop: true },
  ...{ brightness: 0.4, contrast: 0.4, saturation: 0.4, jpeg: { share: 0.5, worstQuality: 30 } },
});

const augment = (pixels: Uint8Array, from: number, to: number, augmentation: Augmentation, seed = 1) =>
  augmentPicture(pixels, { from, to }, augmentation, seededRandom(seed), recompress);

function cut(pixels: Uint8Array, from: number, left: number, top: number, to: number): Uint8Array {
  const rows = Array.from({ length: to }, (_, row) => {
    const start = ((top + row) * from + left) * 3;
    return [...pixels.subarray(start, start + to * 3)];
  });
  return Uint8Array.from(rows.flat());
}

const square = (side: number): Uint8Array => new Uint8Array(gradient(side, side).data);

describe('augmentation', () => {
  it('changes nothing when nothing is switched on', async () => {
    const pixels = square(40);
    expect(await augment(pixels, 40, 40, {})).toEqual(pixels);
    expect(await augment(pixels, 40, 30, {})).toEqual(cut(pixels, 40, 5, 5, 30));
  });

  it('is the same for the same random numbers, and leaves its input alone', async () => {
    const { data } = await scene(3, { width: 64, height: 64 });
    const pixels = new Uint8Array(data);
    const results = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const first = await augment(pixels, 64, 48, everything, seed);
      expect(first).toHaveLength(48 * 48 * 3);
      expect(await augment(pixels, 64, 48, everything, seed)).toEqual(first);
      results.add(Buffer.from(first).toString('base64'));
    }
    expect(results.size).toBe(20);
    expect(pixels).toEqual(new Uint8Array(data));
  });

  it('cuts squares out of everywhere', async () => {
    const pixels = square(24);
    const all = new Map<string, string>();
    for (let top = 0; top <= 2; top++) {
      for (let left = 0; left <= 2; left++) {
        all.set(cut(pixels, 24, left, top, 22).toString(), `${left} ${top}`);
      }
    }
    const seen = new Set<string | undefined>();
    for (let seed = 0; seed < 120; seed++) {
      seen.add(all.get((await augment(pixels, 24, 22, { crop: true }, seed)).toString()));
    }
    expect(seen.size).toBe(9);
    expect(seen).not.toContain(undefined);
  });

  it('flips half of the pictures, each way by itself', async () => {
    const pixels = new Uint8Array(quadrants(16, 16).data);
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++) {
      const flips = { flipHorizontally: true, flipVertically: true };
      const picture = (await augment(pixels, 16, 16, flips, seed)).toString();
      seen.set(picture, (seen.get(picture) ?? 0) + 1);
    }
    expect(seen.size).toBe(4);
    for (const times of seen.values()) expect(times).toBeGreaterThan(70);
  });

  it('leaves one change as it is when another is switched off', async () => {
    const pixels = square(32);
    const flips = { flipHorizontally: true, flipVertically: true, crop: true };
    const plain = await augment(pixels, 32, 24, flips, 5);
    expect(await augment(pixels, 32, 24, { ...flips, jpeg: { share: 0, worstQuality: 50 } }, 5)).toEqual(
      plain,
    );
    const brighter = await augment(pixels, 32, 24, { ...flips, brightness: 0.2 }, 5);
    const factors = Array.from(plain, (value, at) => ({ value, factor: brighter[at]! / value }))
      .filter(({ value }) => value > 60 && value < 200)
      .map(({ factor }) => factor);
    expect(factors.length).toBeGreaterThan(500);
    expect(Math.max(...factors) - Math.min(...factors)).toBeLessThan(0.02);
    expect(factors[0]).not.toBeCloseTo(1, 2);
  });

  it('saves as many pictures as JPEG as it is told, within the quality', async () => {
    const qualities: number[] = [];
    const spy = (picture: Uint8Array, side: number, quality: number) => {
      expect([picture.length, side]).toEqual([8 * 8 * 3, 8]);
      qualities.push(quality);
      return Promise.resolve(picture);
    };
    const jpeg = { share: 0.25, worstQuality: 40 };
    for (let seed = 0; seed < 800; seed++) {
      await augmentPicture(square(8), { from: 8, to: 8 }, { jpeg }, seededRandom(seed), spy);
    }
    expect(qualities.length).toBeGreaterThan(150);
    expect(qualities.length).toBeLessThan(250);
    expect(Math.min(...qualities)).toBeLessThan(45);
    expect(Math.min(...qualities)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...qualities)).toBeLessThanOrEqual(95);
    expect(Math.max(...qualities)).toBeGreaterThan(90);
  });

  it('refuses to cut out more than there is, and pixels of another size', async () => {
    await expect(augment(square(16), 16, 17, {})).rejects.toThrow(RangeError);
    await expect(augment(square(16), 15, 8, {})).rejects.toThrow(RangeError);
  });

  it('is data that is checked', () => {
    expect(Augmentation.parse({})).toEqual({});
    expect(() => Augmentation.parse({ rotation: 0.6 })).toThrow();
    expect(() => Augmentation.parse({ brightness: 1 })).toThrow();
  });
});
