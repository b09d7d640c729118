import { expect, test } from 'vitest';
import { Region } from '../../../src-shared/contract/search.ts';
import { boxBetween, moveBox, stretchBox } from '../../../src-renderer/views/similar/box.ts';

const middle = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

test('a box is drawn from any corner to the one across', () => {
  const box = { x: 0.2, y: 0.3, width: 0.4, height: 0.5 };
  expect(boxBetween({ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.8 })).toEqual(box);
  expect(boxBetween({ x: 0.6, y: 0.3 }, { x: 0.2, y: 0.8 })).toEqual(box);
});

test('a box stays in the picture wherever the pointer goes, and is never too small to see', () => {
  expect(boxBetween({ x: -3, y: 0.5 }, { x: 9, y: 9 })).toEqual({ x: 0, y: 0.5, width: 1, height: 0.5 });
  expect(boxBetween({ x: 1, y: 1 }, { x: 1, y: 1 })).toEqual({ x: 0.95, y: 0.95, width: 0.05, height: 0.05 });
  expect(moveBox(middle, { x: 2, y: -2 })).toEqual({ ...middle, x: 0.5, y: 0 });
});

test('a corner moves its two sides and leaves the others', () => {
  expect(stretchBox(middle, { x: 1, y: 1 }, { x: 0.1, y: -0.1 })).toEqual({
    ...middle,
    width: 0.6,
    height: 0.4,
  });
  expect(stretchBox(middle, { x: -1, y: 0 }, { x: 0.9, y: 0.9 })).toEqual({ ...middle, x: 0.7, width: 0.05 });
});

test('whatever is done to a box, the engine takes it', () => {
  let box = middle;
  for (let turn = 0; turn < 500; turn += 1) {
    const by = { x: Math.sin(turn * 1.7) * 0.3, y: Math.cos(turn * 2.3) * 0.3 };
    box = turn % 2 ? moveBox(box, by) : stretchBox(box, { x: turn % 3 ? 1 : -1, y: turn % 5 ? 1 : -1 }, by);
    expect(Region.safeParse(box).success, JSON.stringify(box)).toBe(true);
  }
});
