import { expect, test } from 'vitest';
import { justifyRows } from '../../../src-renderer/layout/justified-rows.ts';
import { photoAfterKey } from '../../../src-renderer/ui/grid-keys.ts';

// Square photos, four a row, headings before photos 0 and 6: rows 0-3, 4-5, then 6-9, 10-11.
const aspectPermille = Array.from({ length: 12 }, () => 1000);
const groups = aspectPermille.map((_, index) => Math.floor(index / 6));
const { rows } = justifyRows(aspectPermille, groups, {
  width: 412,
  rowHeight: 100,
  gap: 4,
  headingHeight: 40,
});
const press = (index: number, key: string, ctrlKey = false) =>
  photoAfterKey({ key, ctrlKey, metaKey: false }, index, rows, aspectPermille, 150);

test.each([
  [0, 'ArrowLeft', 0],
  [0, 'ArrowRight', 1],
  [3, 'ArrowRight', 4],
  [11, 'ArrowRight', 11],
  [1, 'ArrowDown', 5],
  [3, 'ArrowDown', 5],
  [5, 'ArrowDown', 7],
  [7, 'ArrowUp', 5],
  [2, 'ArrowUp', 2],
  [11, 'ArrowDown', 11],
  [2, 'Home', 0],
  [1, 'End', 3],
  [0, 'PageDown', 6],
  [10, 'PageUp', 4],
  [5, 'x', null],
])('from photo %i, %s leads to %o', (index, key, expected) => {
  expect(press(index, key)).toBe(expected);
});

test('Ctrl with Home and End leads to either end of the library', () => {
  expect(press(5, 'Home', true)).toBe(0);
  expect(press(5, 'End', true)).toBe(11);
});
