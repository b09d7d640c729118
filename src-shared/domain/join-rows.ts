/** Rows of the same length in one piece, as native libraries take them: [rows, dimensions]. */
export function joinRows(rows: readonly (Float32Array | Float16Array)[]): Float32Array<ArrayBuffer> {
  const dimensions = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => {
    all.set(row, index * dimensions);
  });
  return all;
}
