import { type JustifiedRow, rowAt, shownAspect } from './justified-rows.ts';

/** Pixels from the top left corner of the layout. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The photos that a box touches, in order. */
export function photosInBox(
  { left, top, right, bottom }: Box,
  rows: readonly JustifiedRow[],
  aspectPermille: ArrayLike<number>,
  gap: number,
): number[] {
  const touched: number[] = [];
  for (let at = rowAt(rows, top); at < rows.length; at += 1) {
    const row = rows[at];
    if (!row || row.top > bottom) break;
    if (row.kind === 'heading' || row.top + row.height < top) continue;
    let start = 0;
    for (let index = row.first; index < row.end && start <= right; index += 1) {
      const end = start + shownAspect(aspectPermille[index] ?? 1000) * row.height;
      if (end >= left) touched.push(index);
      start = end + gap;
    }
  }
  return touched;
}
