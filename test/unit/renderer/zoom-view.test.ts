import { expect, test } from 'vitest';
import { fitInto, keepOnStage, wholePicture, zoomTo } from '../../../src-renderer/ui/zoom-view.ts';

const stage = { width: 1000, height: 600 };

test('a picture fits by its longer side', () => {
  expect(fitInto({ width: 400, height: 100 }, stage)).toEqual({ width: 1000, height: 250 });
  expect(fitInto({ width: 1000, height: 3000 }, stage)).toEqual({ width: 200, height: 600 });
});

test('what lies under the pointer stays there', () => {
  const point = { x: 120, y: -40 };
  const before = { scale: 2, x: 30, y: 10 };
  const after = zoomTo(before, 5, point);
  // The place in the picture, in pixels of the whole picture from its middle.
  const under = ({ scale, x, y }: typeof before) => [(point.x - x) / scale, (point.y - y) / scale];
  expect(after.scale).toBe(5);
  under(after).forEach((value, axis) => {
    expect(value).toBeCloseTo(under(before)[axis] ?? NaN);
  });
});

test('a picture is never smaller than whole nor endlessly large', () => {
  expect(zoomTo(wholePicture, 0.2, { x: 0, y: 0 })).toEqual(wholePicture);
  expect(zoomTo(wholePicture, 1e9, { x: 0, y: 0 }).scale).toBe(40);
});

test('a picture cannot be pushed off its stage', () => {
  const fitted = { width: 300, height: 600 };
  expect(keepOnStage({ scale: 2, x: 500, y: -5000 }, fitted, stage)).toEqual({ scale: 2, x: 0, y: -300 });
  expect(keepOnStage({ scale: 4, x: 150, y: 20 }, fitted, stage)).toEqual({ scale: 4, x: 100, y: 20 });
  expect(keepOnStage({ scale: 1, x: 9, y: 9 }, fitted, stage)).toEqual({ scale: 1, x: 0, y: 0 });
});
