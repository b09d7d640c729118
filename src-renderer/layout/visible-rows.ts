import { type JustifiedRow, rowAt, rowOfPhoto } from './justified-rows.ts';

// Rows kept ready above and below what is in sight.
const overscanPixels = 500;

/**
 * Indexes of the rows between `top` and `bottom`, and a little beyond. The row of the focused photo is always
 * among them, or the keyboard would lose its place when it scrolls away.
 */
export function visibleRows(
  rows: readonly JustifiedRow[],
  top: number,
  bottom: number,
  focusedPhoto: number,
): number[] {
  if (rows.length === 0) return [];
  const from = rowAt(rows, top - overscanPixels);
  const to = rowAt(rows, bottom + overscanPixels);
  const visible = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const focusedRow = rowOfPhoto(rows, focusedPhoto);
  if (rows[focusedRow] && (focusedRow < from || focusedRow > to)) visible.push(focusedRow);
  return visible;
}
