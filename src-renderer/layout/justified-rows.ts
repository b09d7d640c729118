/** Rows of photos that all end at the right edge, with a heading row before each new group. */
export interface JustifiedRow {
  kind: 'heading' | 'photos';
  /** Pixels from the top of the layout. */
  top: number;
  height: number;
  /** Photos `first` to `end` (exclusive). A heading names the group of photo `first` and holds none. */
  first: number;
  end: number;
}

export interface RowLayout {
  rows: readonly JustifiedRow[];
  height: number;
}

export interface RowOptions {
  width: number;
  /** What row heights aim for. */
  rowHeight: number;
  gap: number;
  headingHeight: number;
}

// Browsers stop placing elements somewhere above 17 million pixels (Firefox) or 33 million (Chromium).
const heightLimit = 15_000_000;
// Extreme panoramas and receipts are cropped to these, so that one of them never makes a row of dots.
const narrowest = 0.4;
const widest = 3.5;

export const shownAspect = (aspectPermille: number): number =>
  Math.min(widest, Math.max(narrowest, aspectPermille / 1000));

/**
 * Lays out `aspectPermille` in order; `groups` holds a number for each that changes where a heading belongs, or
 * is null for no headings. Rows get lower where the whole would grow too tall for a browser to scroll.
 */
export function justifyRows(
  aspectPermille: ArrayLike<number>,
  groups: ArrayLike<number> | null,
  options: RowOptions,
): RowLayout {
  let layout = placeRows(aspectPermille, groups, options);
  for (let { rowHeight } = options; layout.height > heightLimit && rowHeight > 16;) {
    rowHeight *= 0.75;
    layout = placeRows(aspectPermille, groups, { ...options, rowHeight });
  }
  return layout;
}

function placeRows(
  aspectPermille: ArrayLike<number>,
  groups: ArrayLike<number> | null,
  { width, rowHeight, gap, headingHeight }: RowOptions,
): RowLayout {
  const rows: JustifiedRow[] = [];
  if (width <= 0) return { rows, height: 0 };
  let top = 0;
  let first = 0;
  let aspects = 0;

  const close = (end: number, height: number) => {
    rows.push({ kind: 'photos', top, height, first, end });
    top += height + gap;
    first = end;
    aspects = 0;
  };
  /** Height at which photos `first` to `end` fill the width exactly. */
  const fitting = (end: number, sum: number) => (width - gap * (end - first - 1)) / sum;

  for (let index = 0; index < aspectPermille.length; index += 1) {
    const startsGroup = groups && (index === 0 || groups[index] !== groups[index - 1]);
    if (startsGroup) {
      if (index > first) close(index, Math.min(rowHeight, fitting(index, aspects)));
      rows.push({ kind: 'heading', top, height: headingHeight, first: index, end: index });
      top += headingHeight;
    }
    const aspect = shownAspect(aspectPermille[index] ?? 1000);
    const withIt = fitting(index + 1, aspects + aspect);
    if (withIt > rowHeight) {
      aspects += aspect;
      continue;
    }
    // The row is full. Whether this photo still belongs to it depends on which height is nearer the aim.
    const without = index > first ? fitting(index, aspects) : Infinity;
    if (without - rowHeight < rowHeight - withIt) {
      close(index, without);
      aspects = aspect;
      // A single photo wider than the page still has to end its row.
      if (fitting(index + 1, aspect) <= rowHeight) close(index + 1, fitting(index + 1, aspect));
    } else close(index + 1, withIt);
  }
  if (aspectPermille.length > first) {
    const end = aspectPermille.length;
    close(end, Math.min(rowHeight, fitting(end, aspects)));
  }
  return { rows, height: Math.max(0, top - gap) };
}

/** Index of the last row that starts at or above `y`; 0 where there is none. */
export function rowAt(rows: readonly JustifiedRow[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the row that holds photo `index`. */
export function rowOfPhoto(rows: readonly JustifiedRow[], index: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}
