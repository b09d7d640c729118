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
