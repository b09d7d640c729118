/** Gaussian elimination, in place. @param rows [H | g], H positive definite, so no pivoting */
export function solve(rows: readonly Float64Array[]): number[] {
  const size = rows.length;
  for (const [pivot, row] of rows.entries()) {
    for (const below of rows.slice(pivot + 1)) {
      const factor = at(below, pivot) / at(row, pivot);
      for (let column = pivot; column <= size; column++)
        below[column] = at(below, column) - factor * at(row, column);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (const [index, row] of [...rows.entries()].reverse()) {
    const known = solution.reduce(
      (sum, value, column) => sum + (column > index ? at(row, column) * value : 0),
      0,
    );
    solution[index] = (at(row, size) - known) / at(row, index);
  }
  return solution;
}

const at = (row: Float64Array, column: number): number => row[column] ?? NaN;
