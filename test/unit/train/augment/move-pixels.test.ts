import { describe, expect, it } from 'vitest';
import { movePixels, type Movement } from '../../../../src-main/train/augment/move-pixels.ts';
import { colourAt, gradient, type Pixels } from '../../../pictures/pixels.ts';
import { scene } from '../../../pictures/scene.ts';

const still: Movement = {
  ...{ flipHorizontally: false, flipVertically: false },
  ...{ angle: 0, zoom: 1, left: 0, top: 0 },
};

/** [side, side, 3], each pixel taken from elsewhere. */
function rearranged(picture: Pixels, from: (column: number, row: number) => [number, number]): Uint8Array {
  const side = picture.width;
  const pixels = new Uint8Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      pixels.set(colourAt(picture, ...from(column, row)), (row * side + column) * 3);
    }
  }
  return pixels;
}

function move(picture: Pixels, movement: Partial<Movement>, to = picture.width): Uint8Array {
  return movePixels(new Uint8Array(picture.data), { from: picture.width, to }, { ...still, ...movement });
}

const means = (pixels: Uint8Array): number[] =>
  [0, 1, 2].map((channel) => {
    const values = pixels.filter((_, at) => at % 3 === channel);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });

describe.each([24, 25])('moving the pixels of a picture of %i a side', (side) => {
  const picture = gradient(side, side);
  const last = side - 1;

  it('flips exactly', () => {
    expect(move(picture, { flipHorizontally: true })).toEqual(
      rearranged(picture, (column, row) => [last - column, row]),
    );
    expect(move(picture, { flipVertically: true })).toEqual(
      rearranged(picture, (column, row) => [column, last - row]),
    );
  });

  it('turns by quarters exactly, clockwise', () => {
    expect(move(picture, { angle: Math.PI / 2 })).toEqual(
      rearranged(picture, (column, row) => [row, last - column]),
    );
    expect(move(picture, { angle: Math.PI })).toEqual(
      rearranged(picture, (column, row) => [last - column, last - row]),
    );
    expect(move(picture, { angle: -Math.PI / 2 })).toEqual(
      rearranged(picture, (column, row) => [last - row, column]),
    );
  });

  it('shows the mirrored picture beyond its borders', () => {
    const mirrored = (place: number): number =>
      place < 0 ? -1 - place : place > last ? 2 * last + 1 - place : place;
    for (const [left, top] of [
      [-3, 0],
      [5, -side],
      [side, 2],
    ] as const) {
      expect(move(picture, { left, top })).toEqual(
        rearranged(picture, (column, row) => [mirrored(column + left), mirrored(row + top)]),
      );
    }
  });
});

describe('moving pixels', () => {
  it('keeps the mean colours of a photo, about', async () => {
    const picture = await scene(2, { width: 96, height: 96 });
    const before = means(new Uint8Array(picture.data));
    // Its own reflection fills what a shrunk picture leaves free: exactly as much of everything at 2.
    for (const [at, mean] of means(move(picture, { zoom: 2 })).entries()) {
      expect(Math.abs(mean - before[at]!)).toBeLessThan(1.5);
    }
    for (const movement of [
      { angle: 0.5 },
      { angle: -1.2, zoom: 1.2 },
      { zoom: 0.9, flipVertically: true },
    ]) {
      for (const [at, mean] of means(move(picture, movement)).entries()) {
        expect(Math.abs(mean - before[at]!)).toBeLessThan(12);
      }
    }
  });

  it('mixes four neighbours where it falls between them', () => {
    const pixels = Uint8Array.from([0, 100, 50, 255].flatMap((value) => [value, value, value]));
    // Half a pixel of shift both ways: a cut of one in the middle of two by two.
    const moved = movePixels(pixels, { from: 2, to: 1 }, { ...still, left: 0.5, top: 0.5 });
    expect([...moved]).toEqual([101, 101, 101]);
  });
});
