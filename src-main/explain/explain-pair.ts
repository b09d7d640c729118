/** Where the likeness of two pictures comes from. */
export interface PairExplanation {
  /** Of the two whole vectors, -1..1. */
  cosine: number;
  /**
   * The part of the cosine that the two have with what is usual: about what any picture of the library would
   * have with either of them. With the sum of all `agreement` it is the cosine.
   */
  common: number;
  /** What each cell of the one and each of the other add to the cosine together, [cells x other cells], row by row. */
  agreement: Float64Array;
  /** What each cell adds: the sums of `agreement` over the cells of the other picture. */
  shares: Float64Array;
  otherShares: Float64Array;
}

/**
 * Takes the cosine of two pictures apart, without a rest. With v = sum of the cells z[i] (see `cellVectors`), w
 * likewise, and u for what is usual,
 *
 *   cos(v, w) = <v, w> / |v||w|,   <v, w> = <v - u, w - u> + (<u, v> + <u, w> - <u, u>)
 *
 * and the first term is the sum over all pairs of cells of <z[i] - u/n, z'[j] - u/n'>. Without u, cells that look
 * like most cells of most pictures (sky, lawn) agree with everything and drown what the two alone share.
 *
 * @param usual unscaled vector, [dimensions]
 */
export function explainPair(
  cells: readonly Float64Array[],
  otherCells: readonly Float64Array[],
  usual: Float64Array,
): PairExplanation {
  const [whole, other] = [sumOf(cells), sumOf(otherCells)];
  const scale = Math.sqrt(dot(whole, whole) * dot(other, other));
  // Of an even picture nothing may be left: then there is nothing to tell apart.
  const ofCosine = scale > 0 ? 1 / scale : 0;
  const own = beside(cells, usual);
  const others = beside(otherCells, usual);

  const agreement = new Float64Array(cells.length * otherCells.length);
  const shares = new Float64Array(cells.length);
  const otherShares = new Float64Array(otherCells.length);
  own.forEach((cell, row) => {
    others.forEach((otherCell, column) => {
      const agreed = dot(cell, otherCell) * ofCosine;
      agreement[row * others.length + column] = agreed;
      shares[row] = (shares[row] ?? 0) + agreed;
      otherShares[column] = (otherShares[column] ?? 0) + agreed;
    });
  });
  const common = (dot(usual, whole) + dot(usual, other) - dot(usual, usual)) * ofCosine;
  return { cosine: dot(whole, other) * ofCosine, common, agreement, shares, otherShares };
}

/** Shares of the greatest of them, -1..1: what is shown says where, not how much. */
export function ofGreatest(values: Float64Array): number[] {
  const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Array.from(values, (value) => (greatest > 0 ? value / greatest : 0));
}

/** Each cell without its part of what is usual. */
function beside(cells: readonly Float64Array[], usual: Float64Array): Float64Array[] {
  return cells.map((cell) => cell.map((value, place) => value - (usual[place] ?? 0) / cells.length));
}

function sumOf(vectors: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) vector.forEach((value, place) => (sum[place] = (sum[place] ?? 0) + value));
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
