import { lowestByHash } from '../../src-main/search/fixed-sample.ts';
import { surroundingsOf, type Surroundings } from '../../src-main/search/score.ts';
import { dot } from '../../src-shared/domain/unit-vector.ts';

export interface LabelledVector {
  /** Unit length. */
  vector: Float32Array;
  /** Null for a picture that is of none of the labelled kinds. */
  label: string | null;
}

/** A query and a hit of it. */
export interface ScorePair {
  cosine: number;
  surroundings: Surroundings;
  same: 0 | 1;
  /** Among the 24 that a person sees first. */
  shown: boolean;
}

const SHOWN = 24;
const QUERIES = 14;
/** Queries of which nothing in the library is the same kind: what the best of nothing looks like. */
const STRANGE_QUERIES = 3;

/**
 * Queries in made-up libraries: one to five of the kinds in very different numbers, and some of the pictures that
 * are of none. So the fit sees queries with much and with little of their kind around, in libraries of all
 * sizes. Of each query, the 24 nearest and 24 others.
 */
export function scorePairs(
  pool: readonly LabelledVector[],
  libraries: number,
  random: () => number,
): ScorePair[] {
  const kinds = [...new Set(pool.flatMap(({ label }) => label ?? []))];
  const others = pool.filter(({ label }) => label === null);
  return Array.from({ length: libraries }, () => {
    const chosen = shuffled(kinds, random).slice(0, 1 + Math.floor(random() * kinds.length));
    const ofKinds = chosen.flatMap((kind) => {
      const all = shuffled(
        pool.filter(({ label }) => label === kind),
        random,
      );
      return all.slice(0, Math.max(5, all.length * Math.exp(-4 * random())));
    });
    const share = chosen.length === 1 ? 1 : random();
    const strange = shuffled(others, random).slice(0, others.length * share);
    const library = [...ofKinds, ...strange];
    return [
      ...shuffled(ofKinds, random).slice(0, QUERIES),
      ...shuffled(strange, random).slice(0, STRANGE_QUERIES),
    ].flatMap((query) => pairsOf(query, library, random));
  }).flat();
}

function pairsOf(
  query: LabelledVector,
  library: readonly LabelledVector[],
  random: () => number,
): ScorePair[] {
  const rest = library
    .filter((other) => other !== query)
    .map(({ vector, label }, index) => ({ id: index + 1, label, cosine: dot(query.vector, vector, 0) }));
  const sample = new Set(lowestByHash(rest.map(({ id }) => id)));
  const surroundings = surroundingsOf(rest.filter(({ id }) => sample.has(id)).map(({ cosine }) => cosine));
  // Two pictures without a label may well be of one kind: nothing is known of such a pair.
  const known = rest
    .filter(({ label }) => label !== null || query.label !== null)
    .sort((left, right) => right.cosine - left.cosine);
  const pair = ({ label, cosine }: (typeof known)[number], shown: boolean): ScorePair => ({
    cosine,
    surroundings,
    same: label === query.label ? 1 : 0,
    shown,
  });
  return [
    ...known.slice(0, SHOWN).map((hit) => pair(hit, true)),
    ...shuffled(known.slice(SHOWN), random)
      .slice(0, SHOWN)
      .map((hit) => pair(hit, false)),
  ];
}

export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
