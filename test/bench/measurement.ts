export interface Measurement {
  name: string;
  value: number;
  unit: string;
  /** What we hold ourselves to, such as '>= 0.85'. */
  target: string;
  /** What it was measured against, in the same run. */
  peer: string;
}

/** One line of JSON on standard output. */
export function report(measurement: Measurement): void {
  process.stdout.write(
    `${JSON.stringify({ ...measurement, value: Number(measurement.value.toPrecision(4)) })}\n`,
  );
}

/** Says so where something cannot be measured here. */
export function reportSkipped(name: string, reason: string): void {
  process.stdout.write(`${JSON.stringify({ name, skipped: reason })}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
