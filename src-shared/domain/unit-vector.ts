/**
 * Writes `source`, scaled to length 1, into `target` from `offset` on. False where it has no direction (zero,
 * infinite or not a number): what then stands in `target` is not to be used. One such vector, taken in, would
 * be everyone's nearest neighbour.
 */
export function writeUnit(
  source: Float16Array | Float32Array,
  target: Float32Array,
  offset: number,
): boolean {
  // Halves are converted once and in one go: one by one they cost three times as much.
  target.set(source, offset);
  const end = offset + source.length;
  let squares = 0;
  for (let at = offset; at < end; at++) squares += (target[at] ?? NaN) ** 2;
  if (!Number.isFinite(squares) || squares === 0) return false;
  const scale = 1 / Math.sqrt(squares);
  for (let at = offset; at < end; at++) target[at] = (target[at] ?? NaN) * scale;
  return true;
}

/** Inner product of `query` with the row of `rows` that starts at `offset`; of unit vectors, their cosine. */
export function dot(query: Float32Array, rows: Float32Array, offset: number): number {
  let sum = 0;
  for (let at = 0; at < query.length; at++) sum += (query[at] ?? NaN) * (rows[offset + at] ?? NaN);
  return sum;
}
