/** Both directions of a map go from 0 to this. */
const SIDE = 65_535;
/** A stretch without any photo takes up at most this share of the map: between islands there is nothing to see. */
const WIDEST_GAP = 0.03;

/**
 * Whole numbers 0..65535 in the shape of the map: the wider direction fills the square, the other is centred. Where
 * islands lie far apart, they move closer; within them nothing changes.
 *
 * @param places [count, 2], x and y in turn
 */
export function fitToSquare(places: ArrayLike<number>): { x: number[]; y: number[] } {
  const x = withoutWideGaps(columnOf(places, 0));
  const y = withoutWideGaps(columnOf(places, 1));
  const widest = Math.max(rangeOf(x).width, rangeOf(y).width);
  const fit = (column: readonly number[]): number[] => {
    const { least, width } = rangeOf(column);
    return column.map((value) =>
      widest === 0 ? SIDE >> 1 : Math.round(((value - least + (widest - width) / 2) / widest) * SIDE),
    );
  };
  return { x: fit(x), y: fit(y) };
}

const columnOf = (places: ArrayLike<number>, column: 0 | 1): number[] =>
  Array.from({ length: places.length / 2 }, (_, row) => places[row * 2 + column] ?? 0);

function withoutWideGaps(values: readonly number[]): number[] {
  const widest = rangeOf(values).width * WIDEST_GAP;
  const order = values.map((_, at) => at).sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const moved = [...values];
  let taken = 0;
  order.forEach((at, rank) => {
    const value = values[at] ?? 0;
    const before = values[order[rank - 1] ?? at] ?? 0;
    taken += Math.max(0, value - before - widest);
    moved[at] = value - taken;
  });
  return moved;
}

function rangeOf(values: readonly number[]): { least: number; width: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.length === 0 ? { least: 0, width: 0 } : { least, width: most - least };
}
