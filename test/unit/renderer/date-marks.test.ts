import { expect, test } from 'vitest';
import { dateMarks, drawableMarks, markAt, yearMarks } from '../../../src-renderer/layout/date-marks.ts';
import { justifyRows } from '../../../src-renderer/layout/justified-rows.ts';

// Ten months of four photos each, newest first: one row of 100 pixels under a heading of 40, and a gap of 4.
const months = Array.from({ length: 40 }, (_, index) => 24_250 - Math.floor(index / 4));
const layout = justifyRows(
  months.map(() => 1000),
  months,
  { width: 412, rowHeight: 100, gap: 4, headingHeight: 40 },
);
const total = layout.height + 60;
const marks = dateMarks(layout, 60, total);
const yearOf = (photo: number) => Math.floor((months[photo] ?? 0) / 12);

test('every month has a mark where its heading is', () => {
  expect(marks.map(({ first }) => first)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36]);
  expect(marks.map(({ share }) => Math.round(share * total))).toEqual(marks.map((_, at) => 60 + at * 144));
});

test('each place belongs to the month above it', () => {
  expect(markAt(marks, 0)).toBe(0);
  expect(markAt(marks, (marks[3]?.share ?? 0) - 0.001)).toBe(2);
  expect(markAt(marks, marks[3]?.share ?? 0)).toBe(3);
  expect(markAt(marks, 1)).toBe(9);
  expect(markAt([], 0.5)).toBe(0);
});

test('years are marked at their first month in sight', () => {
  // 24,250 is November 2020, so there are eleven months of that year before it turns to 2019.
  expect(yearMarks(marks, yearOf).map(({ first }) => yearOf(first))).toEqual([2020]);
  const longer = dateMarks(
    {
      rows: [0, 4, 8].map((first, at) => ({ kind: 'heading', top: at, height: 1, first, end: first })),
      height: 3,
    },
    0,
    3,
  );
  const years = [2021, 2021, 2020];
  expect(yearMarks(longer, (photo) => years[photo / 4] ?? 0).map(({ first }) => first)).toEqual([0, 8]);
});

test('marks that would touch are left out, the first one never', () => {
  expect(drawableMarks(marks, 100, 0)).toEqual(marks);
  const few = drawableMarks(marks, 100, 30);
  expect(few[0]).toBe(marks[0]);
  few.slice(1).forEach(({ share }, at) => {
    expect((share - (few[at]?.share ?? 0)) * 100).toBeGreaterThanOrEqual(30);
  });
  expect(few.length).toBeLessThan(5);
});
