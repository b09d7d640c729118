import { type JustifiedRow, rowOfPhoto, shownAspect } from '../layout/justified-rows.ts';

/** What a key event tells. */
interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * Photo that a key press leads to from photo `index`, or null where the key is not one that moves. Keys are
 * those of a grid: arrows, Home and End within the row, with Ctrl to either end, Page Up and Page Down.
 */
export function photoAfterKey(
  event: KeyPress,
  index: number,
  rows: readonly JustifiedRow[],
  aspectPermille: ArrayLike<number>,
  pageHeight: number,
): number | null {
  const last = aspectPermille.length - 1;
  const row = rows[rowOfPhoto(rows, index)];
  if (!row) return null;
  const toEnds = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return photoBeside(index, -1, 0, rows, aspectPermille);
    case 'ArrowDown':
      return photoBeside(index, 1, 0, rows, aspectPermille);
    case 'PageUp':
      return photoBeside(index, -1, pageHeight, rows, aspectPermille);
    case 'PageDown':
      return photoBeside(index, 1, pageHeight, rows, aspectPermille);
    case 'Home':
      return toEnds ? 0 : row.first;
    case 'End':
      return toEnds ? last : row.end - 1;
    default:
      return null;
  }
}

/** The photo straight above or below, in the first row at least `distance` pixels away. */
function photoBeside(
  index: number,
  direction: 1 | -1,
  distance: number,
  rows: readonly JustifiedRow[],
  aspectPermille: ArrayLike<number>,
): number {
  const from = rowOfPhoto(rows, index);
  const start = rows[from];
  if (!start) return index;
  let target: JustifiedRow = start;
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    const row = rows[at];
    if (row?.kind !== 'photos') continue;
    target = row;
    if (Math.abs(row.top - start.top) >= distance) break;
  }
  if (target === start) return index;

  const middle = centreOf(index, start, aspectPermille);
  let best = target.first;
  for (let candidate = target.first; candidate < target.end; candidate += 1) {
    const offset = Math.abs(centreOf(candidate, target, aspectPermille) - middle);
    if (offset < Math.abs(centreOf(best, target, aspectPermille) - middle)) best = candidate;
  }
  return best;
}

/** Horizontal centre of a photo; gaps are small enough to leave out. */
function centreOf(index: number, row: JustifiedRow, aspectPermille: ArrayLike<number>): number {
  let left = 0;
  for (let before = row.first; before < index; before += 1) {
    left += shownAspect(aspectPermille[before] ?? 1000) * row.height;
  }
  return left + (shownAspect(aspectPermille[index] ?? 1000) * row.height) / 2;
}
