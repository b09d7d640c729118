import { describe, expect, it } from 'vitest';
import { seenPart } from '../../../src-shared/domain/seen-part.ts';

const wide = { width: 400, height: 200 };
const upright = { width: 200, height: 400 };

/** In pixels, rounded. */
function seen(size: { width: number; height: number }, ...region: [number, number, number, number] | []) {
  const [x, y, width, height] = region;
  const part =
    x === undefined
      ? seenPart(size)
      : seenPart(size, {
          x: x / size.width,
          y: (y ?? 0) / size.height,
          width: (width ?? 0) / size.width,
          height: (height ?? 0) / size.height,
        });
  return [part.x * size.width, part.y * size.height, part.width * size.width, part.height * size.height].map(
    Math.round,
  );
}

describe('what the network sees', () => {
  it('of a whole picture is the largest square in its middle', () => {
    expect(seen(wide)).toEqual([100, 0, 200, 200]);
    expect(seen(upright)).toEqual([0, 100, 200, 200]);
  });

  it('of a square region is that region', () => {
    expect(seen(wide, 30, 40, 50, 50)).toEqual([30, 40, 50, 50]);
  });

  it('of a tall region is all of it and what stands beside it', () => {
    expect(seen(wide, 100, 20, 40, 120)).toEqual([60, 20, 120, 120]);
  });

  it('moves into the picture at its edge', () => {
    expect(seen(wide, 0, 20, 40, 120)).toEqual([0, 20, 120, 120]);
    expect(seen(wide, 360, 80, 40, 120)).toEqual([280, 80, 120, 120]);
  });

  it('of a region longer than the picture is high is the middle of that region', () => {
    expect(seen(wide, 40, 50, 300, 60)).toEqual([90, 0, 200, 200]);
  });

  it('never leaves the picture, whatever the region', () => {
    for (const size of [wide, upright, { width: 1, height: 1 }, { width: 5_000, height: 3 }]) {
      for (const x of [0, 0.3, 0.97]) {
        for (const width of [0.001, 0.03, 1 - x]) {
          const part = seenPart(size, { x, y: x, width, height: 1 - x });
          expect(part.x).toBeGreaterThanOrEqual(0);
          expect(part.y).toBeGreaterThanOrEqual(0);
          expect(part.x + part.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(part.y + part.height).toBeLessThanOrEqual(1 + 1e-9);
          expect(part.width * size.width).toBeCloseTo(part.height * size.height, 6);
        }
      }
    }
  });
});
