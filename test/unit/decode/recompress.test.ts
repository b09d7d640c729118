import { describe, expect, it } from 'vitest';
import { recompress } from '../../../src-main/decode/recompress.ts';
import { scene } from '../../pictures/scene.ts';

describe('recompressing', () => {
  it('keeps the shape and loses the more the lower the quality', async () => {
    const { data } = await scene(5, { width: 96, height: 96 });
    const pixels = new Uint8Array(data);
    const losses: number[] = [];
    for (const quality of [95, 60, 10]) {
      const saved = await recompress(pixels, 96, quality);
      expect(saved).toHaveLength(pixels.length);
      losses.push(saved.reduce((sum, value, at) => sum + Math.abs(value - pixels[at]!), 0) / saved.length);
    }
    const [fine = NaN, middling = NaN, coarse = NaN] = losses;
    expect(fine).toBeGreaterThan(0);
    expect(middling).toBeGreaterThan(fine);
    expect(coarse).toBeGreaterThan(middling);
    expect(coarse).toBeLessThan(16);
    expect(pixels).toEqual(new Uint8Array(data));
  });

  it('keeps three channels of a grey picture', async () => {
    const grey = await recompress(new Uint8Array(32 * 32 * 3).fill(77), 32, 80);
    expect(grey).toEqual(new Uint8Array(32 * 32 * 3).fill(77));
  });
});
