/** Leave-one-out retrieval quality over labelled photos. All in 0..1. */
export interface RetrievalMetrics {
  /** Photos that served as queries: all but those that are alone in their class. */
  queries: number;
  recallAt1: number;
  recallAt5: number;
  recallAt10: number;
  mapAtR: number;
  perClass: { label: number; n: number; recallAt1: number }[];
}

/** How many neighbours each query needs: R is the size of its class less itself. */
export function neighboursNeeded(labels: readonly number[]): number {
  return Math.max(10, ...classSizes(labels).values());
}

/**
 * Recall@k: the share of queries with a photo of their class among the k nearest. mAP@R (Musgrave et al., "A Metric
 * Learning Reality Check", 2020): the mean over queries of 1/R * sum over i = 1..R of precision(i) * relevant(i).
 *
 * @param labels class of each photo, [n]
 * @param neighboursOf nearest first, without the photo itself, at least `neighboursNeeded` or all others
 */
export function measureRetrieval(
  labels: readonly number[],
  neighboursOf: (photo: number) => readonly number[],
): RetrievalMetrics {
  const sizes = classSizes(labels);
  const hits = { at1: 0, at5: 0, at10: 0 };
  const firstHits = new Map<number, number>();
  let queries = 0;
  let precisionSum = 0;

  labels.forEach((label, photo) => {
    const relevantCount = (sizes.get(label) ?? 0) - 1;
    if (relevantCount < 1) return;
    queries++;
    const relevant = neighboursOf(photo).map((neighbour) => labels[neighbour] === label);
    const first = relevant.indexOf(true);
    if (first === 0) firstHits.set(label, (firstHits.get(label) ?? 0) + 1);
    hits.at1 += Number(first === 0);
    hits.at5 += Number(first >= 0 && first < 5);
    hits.at10 += Number(first >= 0 && first < 10);
    precisionSum += averagePrecision(relevant, relevantCount);
  });

  const share = (count: number): number => (queries === 0 ? 0 : count / queries);
  return {
    queries,
    recallAt1: share(hits.at1),
    recallAt5: share(hits.at5),
    recallAt10: share(hits.at10),
    mapAtR: share(precisionSum),
    perClass: [...sizes]
      .filter(([, size]) => size > 1)
      .map(([label, n]) => ({ label, n, recallAt1: (firstHits.get(label) ?? 0) / n })),
  };
}

function averagePrecision(relevant: readonly boolean[], relevantCount: number): number {
  let found = 0;
  let sum = 0;
  for (let rank = 1; rank <= relevantCount; rank++) {
    if (relevant[rank - 1] !== true) continue;
    found++;
    sum += found / rank;
  }
  return sum / relevantCount;
}

function classSizes(labels: readonly number[]): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}
