/** One observation: what was measured, and whether it was so. `inputs` has the same length throughout. */
export interface Observation {
  inputs: readonly number[];
  outcome: 0 | 1;
}

const probability = (weights: readonly number[], inputs: readonly number[]): number =>
  1 /
  (1 + Math.exp(-inputs.reduce((logit, value, index) => logit + value * weights[index]!, weights.at(-1)!)));

/** Logistic regression by Newton's method. @returns one weight for each input, and the intercept last */
export function fitLogistic(observations: readonly Observation[]): number[] {
  const size = observations[0]!.inputs.length + 1;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 25; round++) {
    // [H | g]: the normal equations of this round, one row for each weight.
    const rows = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
    for (const { inputs, outcome } of observations) {
      const chance = probability(weights, inputs);
      const values = [...inputs, 1];
      for (const [index, row] of rows.entries()) {
        for (let other = 0; other < size; other++) {
          row[other]! += chance * (1 - chance) * values[index]! * values[other]!;
        }
        row[size]! += (outcome - chance) * values[index]!;
      }
    }
    const step = solve(rows);
    weights = weights.map((weight, index) => weight + step[index]!);
  }
  return weights;
}

/** Gaussian elimination; the matrix is positive definite, so no pivoting. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (const [pivot, row] of rows.entries()) {
    for (const below of rows.slice(pivot + 1)) {
      const factor = below[pivot]! / row[pivot]!;
      for (let column = pivot; column <= size; column++) below[column]! -= factor * row[column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let index = size - 1; index >= 0; index--) {
    const row = rows[index]!;
    const known = solution.reduce(
      (sum, value, column) => sum + (column > index ? row[column]! * value : 0),
      0,
    );
    solution[index] = (row[size]! - known) / row[index]!;
  }
  return solution;
}

export interface Reliability {
  n: number;
  /** Mean squared error of the chance; `brierOfBaseRate` is what always saying the base rate gives. */
  brier: number;
  brierOfBaseRate: number;
  /** Expected calibration error: how far, on average, the chance is from how often it was so. */
  calibrationError: number;
  /** Tenths of the scale: mean chance, how often it was so, and of how many. */
  table: { said: number; was: number; n: number }[];
}

export function reliabilityOf(said: readonly { chance: number; outcome: 0 | 1 }[]): Reliability {
  const n = said.length;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const table = Array.from({ length: 10 }, (_, tenth) => {
    const inside = said.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
    return {
      said: mean(inside.map(({ chance }) => chance)),
      was: mean(inside.map(({ outcome }) => outcome)),
      n: inside.length,
    };
  }).filter((row) => row.n > 0);
  const baseRate = mean(said.map(({ outcome }) => outcome));
  return {
    n,
    brier: mean(said.map(({ chance, outcome }) => (chance - outcome) ** 2)),
    brierOfBaseRate: baseRate * (1 - baseRate),
    calibrationError: table.reduce((sum, row) => sum + (row.n / n) * Math.abs(row.said - row.was), 0),
    table,
  };
}
