import { describe, expect, it } from 'vitest';
import { fitToSquare } from '../../../src-main/map/fit-to-square.ts';
import { placeBetween } from '../../../src-main/map/place-between.ts';

describe('a place among landmarks', () => {
  it('is that of a landmark that is the very same', () => {
    const { x, y } = placeBetween([0, 0.5, 0.6], [4, 2, 9, 9, 8, 8], 100);
    expect(Math.hypot(x - 4, y - 2)).toBeLessThan(0.2);
  });

  it('is in the middle of landmarks that are equally alike', () => {
    expect(placeBetween([0.2, 0.2], [0, 0, 2, 4], 100)).toEqual({ x: 1, y: 2 });
  });

  it('is in the region of the nearest, not half-way to another', () => {
    const { x } = placeBetween([0.2, 0.2, 0.2], [0, 0, 2, 0, 90, 0], 10);
    expect(x).toBe(1);
  });
});

describe('fitting to a square', () => {
  it('fills the wider direction and centres the other', () => {
    const { x, y } = fitToSquare(Array.from({ length: 101 }, (_, at) => [at, at / 2]).flat());
    expect([x[0], x[50], x[100]]).toEqual([0, 32_768, 65_535]);
    expect([y[0], y[50], y[100]]).toEqual([16_384, 32_768, 49_151]);
  });

  it('brings islands closer and keeps what is within them', () => {
    const island = Array.from({ length: 20 }, (_, at) => [at, at]).flat();
    const { x } = fitToSquare([...island, ...island.map((value) => value + 1_000)]);
    const between = x[20]! - x[19]!;
    const within = x.slice(0, 20).map((value) => value - x[0]!);
    expect(between).toBeLessThan(65_535 / 2);
    expect(between).toBeGreaterThan(within[1]!);
    expect(within[10]! * 2).toBeCloseTo(within[5]! * 4, -1);
    expect(x.slice(20).map((value) => value - x[20]!)).toEqual(within);
  });

  it('puts a single photo, and photos in one place, in the middle', () => {
    expect(fitToSquare([3, 4])).toEqual({ x: [32_767], y: [32_767] });
    expect(fitToSquare([3, 4, 3, 4]).x).toEqual([32_767, 32_767]);
    expect(fitToSquare([])).toEqual({ x: [], y: [] });
  });
});
