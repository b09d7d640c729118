import { shuffled } from './shuffled.ts';

const SHOWN_HITS = 6;
/** Rows of the report for each way a query can go. */
const ROWS = { improved: 4, worse: 2, unchanged: 2 } as const;

export type Change = keyof typeof ROWS;

export interface SampleHit {
  /** Row of the hit among the held-out photos. */
  photo: number;
  /** Of the query's class. */
  right: boolean;
}

interface SampleQuery {
  photo: number;
  change: Change;
  before: SampleHit[];
  after: SampleHit[];
}

export interface SampleQueries {
  hits: number;
  /** How many of all queries went each way, by right ones among the first `hits`. */
  counts: Record<Change, number>;
  queries: SampleQuery[];
}

/**
 * Queries that show what changed, drawn by lot from each way it can go, of as many classes as possible: not the best
 * ones. The counts say how common each way is.
 *
 * @param labels class of each photo, [n]
 * @param before neighbours of each photo, nearest first, without itself, by the old model; `after` by the new one
 */
export function chooseSampleQueries(
  labels: readonly number[],
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  random: () => number,
): SampleQueries {
  const sizes = Map.groupBy(labels, (label) => label);
  const all = labels.flatMap((label, photo): SampleQuery[] => {
    // Alone in its class, it has nothing to find.
    if ((sizes.get(label)?.length ?? 0) < 2) return [];
    const hits = (neighbours: readonly (readonly number[])[]): SampleHit[] =>
      (neighbours[photo] ?? [])
        .slice(0, SHOWN_HITS)
        .map((hit) => ({ photo: hit, right: labels[hit] === label }));
    const [old, renewed] = [hits(before), hits(after)];
    return [{ photo, change: changeOf(old, renewed), before: old, after: renewed }];
  });
  const ways = Object.keys(ROWS) as Change[];
  const byChange = ways.map((change): [Change, SampleQuery[]] => [
    change,
    all.filter((query) => query.change === change),
  ]);
  return {
    hits: SHOWN_HITS,
    counts: Object.fromEntries(byChange.map(([change, queries]) => [change, queries.length])) as Record<
      Change,
      number
    >,
    queries: byChange.flatMap(([change, queries]) =>
      ofDifferentClasses(shuffled(queries, random), labels).slice(0, ROWS[change]),
    ),
  };
}

function changeOf(before: readonly SampleHit[], after: readonly SampleHit[]): Change {
  const difference = rightOf(after) - rightOf(before);
  if (difference === 0) return 'unchanged';
  return difference > 0 ? 'improved' : 'worse';
}

const rightOf = (hits: readonly SampleHit[]): number => hits.filter((hit) => hit.right).length;

/** The first of each class, then the second of each, and so on. */
function ofDifferentClasses(queries: readonly SampleQuery[], labels: readonly number[]): SampleQuery[] {
  const taken = new Map<number | undefined, number>();
  return queries
    .map((query) => {
      const label = labels[query.photo];
      const turn = taken.get(label) ?? 0;
      taken.set(label, turn + 1);
      return { query, turn };
    })
    .sort((left, right) => left.turn - right.turn)
    .map(({ query }) => query);
}
