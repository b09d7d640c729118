import type { RowLayout } from './justified-rows.ts';

/** Where a group of photos begins, as a share of all there is to scroll through, 0..1. */
export interface DateMark {
  share: number;
  /** Its first photo. */
  first: number;
}

/**
 * One mark for each heading, in order.
 * @param before pixels above the layout
 * @param total pixels of all there is to scroll through
 */
export function dateMarks({ rows }: RowLayout, before: number, total: number): DateMark[] {
  return rows.flatMap((row) =>
    row.kind === 'heading' ? [{ share: Math.min(1, (row.top + before) / total), first: row.first }] : [],
  );
}

/** Index of the last mark at or above `share`; 0 where there is none. */
export function markAt(marks: readonly DateMark[], share: number): number {
  const after = marks.findIndex((mark) => mark.share > share);
  return Math.max(0, (after === -1 ? marks.length : after) - 1);
}

/** The marks that can be told apart when they are drawn on `length` pixels, with `space` pixels from one to the next. */
export function drawableMarks(marks: readonly DateMark[], length: number, space: number): DateMark[] {
  let last = -Infinity;
  return marks.filter(({ share }) => {
    if (share * length - last < space) return false;
    last = share * length;
    return true;
  });
}

/** The first mark of each year. */
export function yearMarks(marks: readonly DateMark[], yearOf: (photo: number) => number): DateMark[] {
  return marks.filter((mark, at) => {
    const before = marks[at - 1];
    return !before || yearOf(mark.first) !== yearOf(before.first);
  });
}
