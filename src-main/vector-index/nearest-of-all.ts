import { BatchMatches, exactSearch, MetricKind } from 'usearch';

/** Queries of one call: its answer holds `neighbours` keys and distances for each. */
const QUERIES = 256;

/**
 * The nearest other rows of every row, by cosine, exact; nearest first.
 *
 * @param vectors unit rows [count, dimensions], from the start of their buffer
 * @param neighbours how many for each row; fewer where there are not as many others
 * @param onRows how many rows have theirs by now
 */
export function nearestOfAll(
  vectors: Float32Array<ArrayBuffer>,
  count: number,
  neighbours: number,
  onRows: (done: number) => void = () => undefined,
): number[][] {
  const dimensions = vectors.length / count;
  // One more, for the row itself is among its nearest.
  const wanted = Math.min(count, neighbours + 1);
  const nearest: number[][] = [];
  for (let first = 0; first < count; first += QUERIES) {
    const rows = Math.min(QUERIES, count - first);
    // A copy: usearch reads from the start of the buffer, whatever the offset.
    const queries = vectors.slice(first * dimensions, (first + rows) * dimensions);
    const found = exactSearch(vectors, queries, dimensions, wanted, MetricKind.IP);
    const { keys } = found;
    for (let row = 0; row < rows; row++) {
      const own = first + row;
      const others = Array.from(keys.slice(row * wanted, (row + 1) * wanted), Number).filter(
        (key) => key !== own,
      );
      nearest.push(others.slice(0, neighbours));
    }
    if (rows > 1 && !(found instanceof BatchMatches))
      throw new Error('usearch answered a batch with one query');
    onRows(first + rows);
  }
  return nearest;
}
