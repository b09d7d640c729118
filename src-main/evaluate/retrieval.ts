/** What one search found, where the query's class has other photos to find. */
export interface QueryOutcome {
  /** Row of the query. */
  photo: number;
  label: number;
  /** Rank of the nearest photo of its class, 0 for the first; null where none is among the neighbours. */
  firstHit: number | null;
  /** Average precision at R: this query's part of mAP@R. */
  averagePrecision: number;
}

/** Leave-one-out retrieval quality over labelled photos. All in 0..1. */
export interface RetrievalMetrics {
  /** Photos that served as queries: all but those that are alone in their class. */
  queries: number;
  recallAt1: number;
  recallAt5: number;
  recallAt10: number;
  mapAtR: number;
  perClass: ClassMetrics[];
}

interface ClassMetrics {
  label: number;
  n: number;
  recallAt1: number;
  mapAtR: number;
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
  return metricsOf(queryOutcomes(labels, neighboursOf));
}

/** One for each photo that is not alone in its class, in the photos' order. Parameters: see `measureRetrieval`. */
export function queryOutcomes(
  labels: readonly number[],
  neighboursOf: (photo: number) => readonly number[],
): QueryOutcome[] {
  const sizes = classSizes(labels);
  return labels.flatMap((label, photo) => {
    const relevantCount = (sizes.get(label) ?? 0) - 1;
    if (relevantCount < 1) return [];
    const relevant = neighboursOf(photo).map((neighbour) => labels[neighbour] === label);
    const first = relevant.indexOf(true);
    return {
      photo,
      label,
      firstHit: first < 0 ? null : first,
      averagePrecision: averagePrecision(relevant, relevantCount),
    };
  });
}

/** All zero where there are no queries. */
export function metricsOf(outcomes: readonly QueryOutcome[]): RetrievalMetrics {
  const byClass = Map.groupBy(outcomes, ({ label }) => label);
  return {
    queries: outcomes.length,
    recallAt1: recallAt(1, outcomes),
    recallAt5: recallAt(5, outcomes),
    recallAt10: recallAt(10, outcomes),
    mapAtR: mean(outcomes.map((outcome) => outcome.averagePrecision)),
    perClass: [...byClass].map(([label, ofClass]) => ({
      label,
      n: ofClass.length,
      recallAt1: recallAt(1, ofClass),
      mapAtR: mean(ofClass.map((outcome) => outcome.averagePrecision)),
    })),
  };
}

export function isFoundWithin(k: number, { firstHit }: QueryOutcome): boolean {
  return firstHit !== null && firstHit < k;
}

const recallAt = (k: number, outcomes: readonly QueryOutcome[]): number =>
  mean(outcomes.map((outcome) => Number(isFoundWithin(k, outcome))));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

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
