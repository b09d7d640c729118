const whole = new Intl.NumberFormat('en');
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const formatCount = (value: number): string => whole.format(value);
export const formatCountOf = (value: number, noun: string, plural = `${noun}s`): string =>
  `${whole.format(value)} ${value === 1 ? noun : plural}`;
export const formatDecimal = (value: number): string => oneDecimal.format(value);
/** @param share 0..1 */
export const formatPercent = (share: number): string => percent.format(share);
export const formatFinePercent = (share: number): string => finePercent.format(share);

/** `12.3 MB` */
export const formatBytes = (bytes: number): string => `${oneDecimal.format(bytes / 1e6)} MB`;

/** `48 s`, `3 min 05 s`, `2 h 10 min` */
export function formatDuration(seconds: number): string {
  const rounded = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (rounded < 60) return `${rounded} s`;
  if (rounded < 3600) return `${Math.floor(rounded / 60)} min ${two(rounded % 60)} s`;
  return `${Math.floor(rounded / 3600)} h ${two(Math.floor((rounded % 3600) / 60))} min`;
}

/** Columns as wide as their widest cell; those of numbers are set to the right. */
export function formatTable(rows: readonly (readonly string[])[], numeric: readonly number[] = []): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const wide = widths[column] ?? 0;
        return numeric.includes(column) ? cell.padStart(wide) : cell.padEnd(wide);
      })
      .join('  ')
      .trimEnd(),
  );
}
