import type { Explanation, PartGrid } from '../../../src-shared/contract/search.ts';
import { text } from '../../text/text.ts';

export type Side = 'query' | 'hit';

/** One part of one of the two pictures. */
export interface Part {
  side: Side;
  cell: number;
}

const otherSide = (side: Side): Side => (side === 'query' ? 'hit' : 'query');

/** How much each part of the other picture agrees with this one, -1..1. */
export function agreementWith({ agreement, hit }: Explanation, { side, cell }: Part): number[] {
  const hitCells = hit.heat.length;
  return side === 'query'
    ? agreement.slice(cell * hitCells, (cell + 1) * hitCells)
    : agreement.filter((_, place) => place % hitCells === cell);
}

export function strongest(values: readonly number[]): number {
  return values.reduce((best, value, cell) => (value > (values[best] ?? -Infinity) ? cell : best), 0);
}

/** A heat-map is read by eye, so words are few: thirds of the strongest, and what is near nothing. */
function strengthOf(heat: number): string {
  if (heat >= 2 / 3) return text.why.strengths.strong;
  if (heat >= 1 / 3) return text.why.strengths.clear;
  if (heat >= NEXT_TO_NOTHING) return text.why.strengths.slight;
  return heat > -NEXT_TO_NOTHING ? text.why.strengths.none : text.why.strengths.against;
}

const NEXT_TO_NOTHING = 0.1;

/** Says of a part where it is, what it adds and where in the other picture it agrees most. */
export function describePart(explanation: Explanation, part: Part): string {
  const grid = explanation[part.side];
  const heat = grid.heat[part.cell] ?? 0;
  const other = explanation[otherSide(part.side)];
  const row = Math.floor(part.cell / grid.columns) + 1;
  const column = (part.cell % grid.columns) + 1;
  const words = [row, column, placeOf(grid, part.cell), strengthOf(heat)] as const;
  if (heat < NEXT_TO_NOTHING) return text.why.part(...words);
  const counterpart = strongest(agreementWith(explanation, part));
  return text.why.partMatching(...words, placeOf(other, counterpart));
}

/** "top left" and the like. */
function placeOf({ rows, columns }: PartGrid, cell: number): string {
  const third = (index: number, count: number) => Math.floor(((index + 0.5) / count) * 3);
  const line = text.why.places[third(Math.floor(cell / columns), rows)];
  return line?.[third(cell % columns, columns)] ?? '';
}

/** The part one step on in the direction of a key, or null for other keys. At the edge it stays. */
export function partAfterKey({ rows, columns }: PartGrid, cell: number, key: string): number | null {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  switch (key) {
    case 'ArrowLeft':
      return column > 0 ? cell - 1 : cell;
    case 'ArrowRight':
      return column < columns - 1 ? cell + 1 : cell;
    case 'ArrowUp':
      return row > 0 ? cell - columns : cell;
    case 'ArrowDown':
      return row < rows - 1 ? cell + columns : cell;
    case 'Home':
      return row * columns;
    case 'End':
      return row * columns + columns - 1;
    default:
      return null;
  }
}
