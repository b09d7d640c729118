import { describe, expect, it } from 'vitest';
import {
  between,
  boxInSight,
  fit,
  MAP_SIDE,
  panned,
  toMap,
  toScreen,
  zoomed,
} from '../../../../src-renderer/views/map/camera.ts';
import { boxAround, isInside, rectangle } from '../../../../src-renderer/views/map/outline.ts';
import { PlaceIndex } from '../../../../src-renderer/views/map/place-index.ts';
import { placeThumbnails } from '../../../../src-renderer/views/map/thumbnails.ts';
import { seededRandom } from '../../../pictures/seeded-random.ts';

const size = { width: 800, height: 600 };

describe('the camera', () => {
  it('shows the whole map at first, in the middle', () => {
    const { left, top, right, bottom } = boxInSight(fit(size), size);
    expect(Math.min(left, top)).toBeLessThan(0);
    expect(Math.max(right, bottom)).toBeGreaterThan(MAP_SIDE);
    const middle = toScreen(fit(size), size, { x: MAP_SIDE / 2, y: MAP_SIDE / 2 });
    expect(middle).toEqual({ x: 400, y: 300 });
  });

  it('keeps what is under the pointer there while it zooms', () => {
    const at = { x: 500, y: 200 };
    const before = toMap(fit(size), size, at);
    const closer = zoomed(fit(size), size, 8, at);
    expect(closer.scale).toBeCloseTo(fit(size).scale * 8);
    const after = toScreen(closer, size, before);
    expect(after.x).toBeCloseTo(at.x);
    expect(after.y).toBeCloseTo(at.y);
  });

  it('never goes farther than the whole map, nor closer than the layout can tell apart', () => {
    expect(zoomed(fit(size), size, 0.01, { x: 0, y: 0 }).scale).toBe(fit(size).scale);
    expect(zoomed(fit(size), size, 1e9, { x: 0, y: 0 }).scale).toBe(4);
  });

  it('moves with the pointer and stays on the map', () => {
    const camera = { x: 1_000, y: 2_000, scale: 0.5 };
    expect(panned(camera, { x: 10, y: -20 })).toEqual({ x: 980, y: 2_040, scale: 0.5 });
    expect(panned(camera, { x: 1e9, y: 0 }).x).toBe(0);
  });

  it('flies in even ratios', () => {
    const from = { x: 0, y: 0, scale: 1 };
    expect(between(from, { x: 10, y: 20, scale: 4 }, 0.5)).toEqual({ x: 5, y: 10, scale: 2 });
  });
});

describe('finding photos by place', () => {
  const random = seededRandom(3);
  const x = Array.from({ length: 3_000 }, () => Math.floor(random() * 65_536));
  const y = Array.from({ length: 3_000 }, () => Math.floor(random() * 65_536));
  x[0] = y[0] = 0;
  x[1] = y[1] = 65_535;
  const index = new PlaceIndex(x, y);
  const all = (): boolean => true;

  it('finds all in a box and no others', () => {
    const box = { left: 20_000, top: 0, right: 41_234, bottom: 9_999 };
    const expected = x.flatMap((value, at) =>
      value >= box.left && value <= box.right && y[at]! <= box.bottom ? [at] : [],
    );
    expect(index.within(box, all).sort((one, other) => one - other)).toEqual(expected);
    expect(index.within(box, all, 5)).toHaveLength(5);
    expect(index.within({ left: -9e9, top: -9e9, right: 9e9, bottom: 9e9 }, all)).toHaveLength(3_000);
  });

  it('finds the nearest, as looking at each would', () => {
    for (let round = 0; round < 50; round++) {
      const at = { x: random() * 65_536, y: random() * 65_536 };
      const distances = x.map((value, photo) => Math.hypot(value - at.x, y[photo]! - at.y));
      const nearest = distances.indexOf(Math.min(...distances));
      expect(index.nearest(at, 65_536, all)).toBe(nearest);
      expect(index.nearest(at, 65_536, (photo) => photo !== nearest)).not.toBe(nearest);
    }
    expect(index.nearest({ x: -5_000, y: 0 }, 4_000, all)).toBe(-1);
  });
});

describe('an outline', () => {
  const horseshoe = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 7, y: 10 },
    { x: 7, y: 3 },
    { x: 3, y: 3 },
    { x: 3, y: 10 },
    { x: 0, y: 10 },
  ];
  it.each([
    [1, 8, true],
    [5, 1, true],
    [9, 9, true],
    [5, 8, false],
    [11, 5, false],
    [-1, 5, false],
  ])('of a horseshoe: %i, %i inside is %s', (x, y, inside) => {
    expect(isInside(horseshoe, { x, y })).toBe(inside);
  });

  it('may be a rectangle drawn from any corner', () => {
    const drawn = rectangle({ x: 9, y: 8 }, { x: 1, y: 2 });
    expect(boxAround(drawn)).toEqual({ left: 1, top: 2, right: 9, bottom: 8 });
    expect(isInside(drawn, { x: 5, y: 5 })).toBe(true);
  });
});

describe('thumbnails on the map', () => {
  const random = seededRandom(9);
  const inSight = Array.from({ length: 400 }, (_, index) => ({
    index,
    x: random() * 1_200,
    y: random() * 700,
  }));

  it('never cover each other, and are not too many', () => {
    const placed = placeThumbnails(inSight, [], 64);
    expect(placed.length).toBeGreaterThan(30);
    expect(placed.length).toBeLessThanOrEqual(80);
    for (const one of placed) {
      for (const other of placed) {
        const isApart = Math.abs(one.x - other.x) >= 64 || Math.abs(one.y - other.y) >= 64;
        expect(one === other || isApart).toBe(true);
      }
    }
  });

  it('keep those that were shown before', () => {
    const before = placeThumbnails(inSight, [], 64).map(({ index }) => index);
    const moved = inSight.map(({ index, x, y }) => ({ index, x: x + 15, y: y - 7 })).reverse();
    expect(placeThumbnails(moved, before, 64).map(({ index }) => index)).toEqual(before);
  });
});
