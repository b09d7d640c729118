/** Round numbers (1, 2 or 5 times a power of ten) from below `low` to above `high`, at most `most` steps apart. */
export function roundTicks(low: number, high: number, most: number): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const rough = span / most;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 5].find((factor) => factor * magnitude >= rough * 0.999) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
