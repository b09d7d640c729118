import type { MeasureRetrieval } from './held-out.ts';
import type { TensorFlow } from './tensor-flow.ts';

/**
 * Recall@1 and mAP@R as `evaluate/retrieval.ts` defines them, in a third of the time: it looks after every epoch,
 * and epochs of a head are short. All similarities are one matrix product, and no photo's neighbours are sorted: a
 * photo of the class ranks behind as many others as are nearer. An equally near one of another class goes first.
 */
export function retrievalMeasure(tf: TensorFlow): MeasureRetrieval {
  return (vectors, labels) => {
    const count = labels.length;
    const similarities = tf.tidy(() => {
      const rows = tf.tensor2d(vectors, [count, vectors.length / count]);
      return tf.matMul(rows, tf.transpose(rows));
    });
    const values = similarities.dataSync<'float32'>();
    const rowsOfClass = Map.groupBy(labels.keys(), (row) => labels[row] ?? -1);
    let [queries, hits, precisions] = [0, 0, 0];
    for (const [row, label] of labels.entries()) {
      const alike = rowsOfClass.get(label) ?? [];
      if (alike.length < 2) continue;
      const own = values.subarray(row * count, (row + 1) * count);
      const { recallAt1, averagePrecision } = measureRow(own, row, label, labels, alike);
      queries++;
      hits += recallAt1;
      precisions += averagePrecision;
    }
    similarities.dispose();
    return queries === 0
      ? { recallAt1: 0, mapAtR: 0 }
      : { recallAt1: hits / queries, mapAtR: precisions / queries };
  };
}

/** @param similarities of all photos to that of `row` */
function measureRow(
  similarities: Float32Array,
  row: number,
  label: number,
  labels: readonly number[],
  alike: readonly number[],
): { recallAt1: number; averagePrecision: number } {
  const relevant = new Float32Array(alike.length - 1);
  let filled = 0;
  for (const other of alike) if (other !== row) relevant[filled++] = similarities[other] ?? 0;
  relevant.sort();
  // Entry i: how many of other classes are as near as the i-th furthest, but not as the one after it.
  const intruders = new Int32Array(relevant.length);
  const furthest = relevant[0] ?? 0;
  for (let other = 0; other < labels.length; other++) {
    const similarity = similarities[other] ?? 0;
    if (similarity < furthest || labels[other] === label) continue;
    const at = countUpTo(relevant, similarity) - 1;
    intruders[at] = (intruders[at] ?? 0) + 1;
  }
  let [before, sum, first] = [0, 0, Infinity];
  for (let found = 1; found <= relevant.length; found++) {
    before += intruders[relevant.length - found] ?? 0;
    const rank = found + before;
    if (found === 1) first = rank;
    if (rank > relevant.length) break;
    sum += found / rank;
  }
  return { recallAt1: Number(first === 1), averagePrecision: sum / relevant.length };
}

/** How many of the ascending `values` are at most `bound`. */
function countUpTo(values: Float32Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
