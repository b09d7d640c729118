import { packageOf } from './check-packed.ts';
import type { PackedFile } from './packed-file.ts';

export interface SizeRow {
  name: string;
  files: number;
  bytes: number;
}

/** What a packed program is made of, largest first. */
export function sizeRows(files: readonly PackedFile[]): SizeRow[] {
  const rows = new Map<string, SizeRow>();
  for (const { path, bytes } of files) {
    const name = partOf(path);
    const row = rows.get(name) ?? { name, files: 0, bytes: 0 };
    rows.set(name, { name, files: row.files + 1, bytes: row.bytes + bytes });
  }
  return [...rows.values()].sort((a, b) => b.bytes - a.bytes);
}

/** As a table of Markdown: the largest, the others in one line, and all together. */
export function sizeTable(rows: readonly SizeRow[], shown: number): string {
  const rest = together('others', rows.slice(shown));
  const all = together('total', rows);
  const lines = [...rows.slice(0, shown), ...(rest.files > 0 ? [rest] : []), all].map(
    ({ name, files, bytes }) =>
      `| ${name.padEnd(40)} | ${String(files).padStart(6)} | ${megabytes(bytes).padStart(7)} |`,
  );
  return [
    `| ${'part'.padEnd(40)} | ${'files'.padStart(6)} | ${'MB'.padStart(7)} |`,
    `| ${'-'.repeat(40)} | ${'-'.repeat(5)}: | ${'-'.repeat(6)}: |`,
    ...lines,
  ].join('\n');
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** Electron itself lies directly in the folder, its own libraries and languages too. */
function partOf(path: string): string {
  const name = packageOf(path);
  if (name !== null) return name;
  if (path.startsWith('app/dist/')) return path.split('/').slice(1, 3).join('/');
  if (path.startsWith('resources/')) return path.split('/').slice(0, 2).join('/');
  return path.startsWith('app/') ? 'app' : 'electron';
}

function together(name: string, rows: readonly SizeRow[]): SizeRow {
  return {
    name,
    files: rows.reduce((sum, { files }) => sum + files, 0),
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
