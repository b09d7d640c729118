/** A measure of each query that is left, when one photo is not there to be found. */
export interface WithoutEach {
  /** [n]: sum over the other queries without photo j. */
  sums: Float64Array;
  /** [n]: how many queries are left without photo j. */
  queries: Float64Array;
}

/** What becomes of one query without a photo that it found. */
interface QueryWithout {
  /** Its measure with all photos there. */
  whole: number;
  /** Without the photo at a rank of its list. */
  atRank: (rank: number) => number;
  /** How far down its list a photo that is taken away matters, if it is not of the query's class. */
  reach: number;
  /** Without a photo of its class that lies further down. */
  farInClass: number;
}

/**
 * Recall@k of all other queries, for each photo taken away.
 * @param neighbours at least k + 1 of each photo, or all others
 */
export function recallWithoutEach(
  k: number,
  labels: readonly number[],
  neighbours: readonly (readonly number[])[],
): WithoutEach {
  return withoutEach(labels, neighbours, (relevant) => {
    const first = relevant.indexOf(true);
    const second = first < 0 ? -1 : relevant.indexOf(true, first + 1);
    const within = (rank: number): number => Number(rank >= 0 && rank < k);
    const whole = within(first);
    return {
      whole,
      atRank: (rank) => {
        if (rank === first) return within(second < 0 ? -1 : second - 1);
        return rank < first ? within(first - 1) : whole;
      },
      reach: k,
      farInClass: whole,
    };
  });
}

/**
 * mAP@R of all other queries, for each photo taken away; R shrinks with the class.
 * @param neighbours at least as many as the largest class has photos, or all others
 */
export function precisionWithoutEach(
  labels: readonly number[],
  neighbours: readonly (readonly number[])[],
): WithoutEach {
  return withoutEach(labels, neighbours, (relevant, relevantCount) => {
    const last = relevantCount + 1;
    // Running sums over ranks 1..R+1, of relevant ones: where they are, moved up by one, and that with one found less.
    const [stays, moves, movesFewer] = [0, 1, 2].map(() => new Float64Array(last + 1));
    let found = 0;
    for (let rank = 1; rank <= last; rank++) {
      const isRelevant = relevant[rank - 1] === true;
      if (isRelevant) found++;
      const step = (value: number): number => (isRelevant && Number.isFinite(value) ? value : 0);
      if (stays) stays[rank] = (stays[rank - 1] ?? 0) + step(found / rank);
      if (moves) moves[rank] = (moves[rank - 1] ?? 0) + step(found / (rank - 1));
      if (movesFewer) movesFewer[rank] = (movesFewer[rank - 1] ?? 0) + step((found - 1) / (rank - 1));
    }
    const between = (sums: Float64Array | undefined, from: number, to: number): number =>
      (sums?.[to] ?? 0) - (sums?.[from] ?? 0);
    return {
      whole: between(stays, 0, relevantCount) / relevantCount,
      atRank: (index) => {
        const rank = index + 1;
        return relevant[index] === true
          ? (between(stays, 0, rank - 1) + between(movesFewer, rank, relevantCount)) / (relevantCount - 1)
          : (between(stays, 0, rank - 1) + between(moves, rank, last)) / relevantCount;
      },
      reach: relevantCount,
      farInClass: between(stays, 0, relevantCount - 1) / (relevantCount - 1),
    };
  });
}

function withoutEach(
  labels: readonly number[],
  neighbours: readonly (readonly number[])[],
  measure: (relevant: readonly boolean[], relevantCount: number) => QueryWithout,
): WithoutEach {
  const members = Map.groupBy(labels.keys(), (photo) => labels[photo]);
  const changes = new Float64Array(labels.length);
  const fewer = new Float64Array(labels.length);
  let [total, queries] = [0, 0];

  labels.forEach((label, query) => {
    const others = (members.get(label) ?? []).filter((photo) => photo !== query);
    if (others.length === 0) return;
    const found = neighbours[query] ?? [];
    const { whole, atRank, reach, farInClass } = measure(
      found.map((photo) => labels[photo] === label),
      others.length,
    );
    const change = (photo: number, by: number): void => {
      changes[photo] = (changes[photo] ?? 0) + by;
    };
    total += whole;
    queries++;
    // Taken away itself, it asks nothing; and neither does it without the only other photo of its class.
    for (const photo of others.length === 1 ? [query, ...others] : [query]) {
      change(photo, -whole);
      fewer[photo] = (fewer[photo] ?? 0) + 1;
    }
    const isFar = new Set(others.length === 1 ? [] : others);
    found.slice(0, reach).forEach((photo, rank) => {
      if (others.length === 1 && labels[photo] === label) return;
      isFar.delete(photo);
      change(photo, atRank(rank) - whole);
    });
    for (const photo of isFar) change(photo, farInClass - whole);
  });
  return { sums: changes.map((by) => total + by), queries: fewer.map((less) => queries - less) };
}
