import { expect, test } from 'vitest';
import { justifyRows } from '../../../src-renderer/layout/justified-rows.ts';
import { photosInBox } from '../../../src-renderer/layout/photos-in-box.ts';

// Square photos of 100 pixels, four a row, headings of 40 before photos 0 and 6.
const aspectPermille = Array.from({ length: 12 }, () => 1000);
const groups = aspectPermille.map((_, index) => Math.floor(index / 6));
const gap = 4;
const { rows } = justifyRows(aspectPermille, groups, { width: 412, rowHeight: 100, gap, headingHeight: 40 });

test.each([
  ['a point inside a photo', [150, 60, 150, 60], [1]],
  ['a point on a heading', [10, 20, 10, 20], []],
  ['a point between two photos', [102, 60, 102, 60], []],
  ['two photos side by side', [90, 60, 110, 60], [0, 1]],
  ['two rows of one column', [10, 60, 20, 160], [0, 4]],
  ['across a heading', [10, 160, 20, 300], [4, 6]],
  ['past the end of a short row', [220, 160, 400, 170], []],
  ['from outside to outside', [-50, -50, 900, 900], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ['below everything', [0, 5000, 10, 5100], []],
])('%s', (_what, [left = 0, top = 0, right = 0, bottom = 0], expected) => {
  expect(photosInBox({ left, top, right, bottom }, rows, aspectPermille, gap)).toEqual(expected);
});
