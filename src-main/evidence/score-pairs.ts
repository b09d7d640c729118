import { lowestByHash } from '../search/fixed-sample.ts';
import { surroundingsOf, type Surroundings } from '../search/score.ts';
import { shuffled } from './shuffled.ts';

/** A query and a hit of it. */
export interface ScorePair {
  cosine: number;
  surroundings: Surroundings;
  same: 0 | 1;
  /** Among the 24 that a person sees first. */
  shown: boolean;
}

/** Photos whose kind is known, and how near they are to each other. */
export interface ScorePool {
  /** Kind of each photo; null for a picture that is of none of the kinds. */
  kinds: readonly (string | number | null)[];
  cosine: (one: number, other: number) => number;
  /** Of the cosines of unrelated photos. */
  assumed: { mean: number; deviation: number };
}

const SHOWN = 24;
const QUERIES = 14;
/** Queries of which nothing in the library is the same kind: what the best of nothing looks like. */
const STRANGE_QUERIES = 3;
/** One kind alone would teach that everything is alike; with strangers around it does not. */
const LEAST_KINDS = { amongStrangers: 1, otherwise: 2 };
/** Of a kind in a made-up library, where there are as many. */
const LEAST_OF_KIND = 5;

/**
 * Queries in made-up libraries: one or more of the kinds in very different numbers, and some of the pictures that are
 * of none. So the fit sees queries with much, with little and with nothing of their kind around, in libraries of all
 * sizes. Of each query, the 24 nearest and 24 others.
 */
export function scorePairs(pool: ScorePool, libraries: number, random: () => number): ScorePair[] {
  const rows = pool.kinds.map((_, row) => row);
  const ofNone = rows.filter((row) => pool.kinds[row] === null);
  const rowsByKind = Map.groupBy(
    rows.filter((row) => pool.kinds[row] !== null),
    (row) => pool.kinds[row],
  );
  return Array.from({ length: libraries }, () => {
    const kinds = shuffled([...rowsByKind.values()], random);
    const least = ofNone.length > 0 ? LEAST_KINDS.amongStrangers : LEAST_KINDS.otherwise;
    const chosenCount = least + Math.floor(random() * (kinds.length - least + 1));
    const chosen = kinds.slice(0, chosenCount);
    const ofKinds = chosen.flatMap((all) =>
      shuffled(all, random).slice(0, Math.max(LEAST_OF_KIND, all.length * Math.exp(-4 * random()))),
    );
    const strange = shuffled(ofNone, random).slice(0, ofNone.length * (chosen.length === 1 ? 1 : random()));
    const library = [...ofKinds, ...strange];
    return [
      ...shuffled(ofKinds, random).slice(0, QUERIES),
      ...shuffled(ofNone.length > 0 ? strange : kinds.slice(chosenCount).flat(), random).slice(
        0,
        STRANGE_QUERIES,
      ),
    ].flatMap((query) => pairsOf(query, library, pool, random));
  }).flat();
}

function pairsOf(
  query: number,
  library: readonly number[],
  { kinds, cosine, assumed }: ScorePool,
  random: () => number,
): ScorePair[] {
  const kind = kinds[query];
  const rest = library
    .filter((other) => other !== query)
    .map((row, index) => ({ id: index + 1, kind: kinds[row], cosine: cosine(query, row) }));
  const sample = new Set(lowestByHash(rest.map(({ id }) => id)));
  const sampled = rest.filter(({ id }) => sample.has(id));
  const surroundings = surroundingsOf(
    sampled.map((other) => other.cosine),
    assumed,
  );
  // Two pictures without a label may well be of one kind: nothing is known of such a pair.
  const known = rest
    .filter((other) => other.kind !== null || kind !== null)
    .sort((left, right) => right.cosine - left.cosine);
  const pair = (hit: (typeof known)[number], shown: boolean): ScorePair => ({
    cosine: hit.cosine,
    surroundings,
    same: hit.kind === kind ? 1 : 0,
    shown,
  });
  return [
    ...known.slice(0, SHOWN).map((hit) => pair(hit, true)),
    ...shuffled(known.slice(SHOWN), random)
      .slice(0, SHOWN)
      .map((hit) => pair(hit, false)),
  ];
}
