import { exactSearch, Matches, MetricKind } from 'usearch';

/** Single precision tells two cosines apart no finer than this. */
const ROUNDING = 2e-6;
const SLACK = 8;
/**
 * Comparing waits for memory, not for arithmetic: a second thread makes it a seventh faster on an idle machine, and
 * on a busy one, as during an import, starting it costs more than the whole search.
 */
const THREADS = 1;

/**
 * The rows of a block that can be among the `wanted` nearest, by their rough cosine. A few more than `wanted`
 * come back, all of them that rounding or equality keeps from being told apart at the end of the list.
 *
 * @param block unit rows [rows, query.length]; usearch reads it from the start of its buffer, whatever its offset
 * @returns row numbers with cosines, nearest first
 */
export function nearestRows(
  block: Float32Array<ArrayBuffer>,
  rows: number,
  query: Float32Array<ArrayBuffer>,
  wanted: number,
): { row: number; cosine: number }[] {
  if (rows === 0 || wanted === 0) return [];
  const dataset = new Float32Array(block.buffer, 0, rows * query.length);
  for (let count = Math.min(rows, wanted + SLACK); ; count = Math.min(rows, count * 2)) {
    const found = exactSearch(dataset, query, query.length, count, MetricKind.IP, THREADS);
    if (!(found instanceof Matches)) throw new Error('usearch answered one query with a batch');
    const { keys, distances } = found;
    const lastWanted = distances[wanted - 1] ?? Infinity;
    if (count < rows && (distances[count - 1] ?? Infinity) - lastWanted < ROUNDING) continue;
    return Array.from(keys, (key, at) => ({ row: Number(key), cosine: 1 - (distances[at] ?? NaN) }));
  }
}
