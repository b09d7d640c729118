interface Cut {
  /** Of the last hit that is kept. */
  score: number;
  count: number;
}

/** What is kept has at least this chance of being the same kind; below, a step parts nothing from nothing. */
const LEAST_KEPT = 0.25;
/** A step takes away at least this share of the score before it. */
const LEAST_DROP = 0.2;
/** Hits on either side that tell whether a drop is a step or the usual slope. */
const AROUND = 4;
/** A step is at least so many times as deep as those hits are apart in all. */
const LEAST_CONTRAST = 0.8;
/** Share of all differences between scores that lies between two groups, not inside them. An even slope has 0.75. */
const LEAST_PARTED = 0.8;

/**
 * Where hits fall off: at a step from one hit to the next, or else between two groups with few hits in between. Null where
 * they fade without either. docs/decisions/searching-by-examples.md tells how good it is.
 *
 * @param scores 0..1, best first
 */
export function suggestedCut(scores: readonly number[]): Cut | null {
  return stepCut(scores) ?? groupCut(scores);
}

/**
 * The deepest step between two neighbours that stands out from the slope on both its sides. It looks no further than four
 * hits either way, so asking for more hits moves no step that was there.
 */
function stepCut(scores: readonly number[]): Cut | null {
  let cut: Cut | null = null;
  let deepest = 0;
  for (let count = 1; count < scores.length; count++) {
    const [last = 0, next = 0] = [scores[count - 1], scores[count]];
    const drop = last - next;
    if (last < LEAST_KEPT) break;
    if (drop < LEAST_DROP * last || drop <= deepest) continue;
    const above = scores[Math.max(0, count - AROUND)] ?? last;
    const below = scores[Math.min(scores.length, count + AROUND) - 1] ?? next;
    if (drop < LEAST_CONTRAST * (above - last + (next - below))) continue;
    cut = { score: last, count };
    deepest = drop;
  }
  return cut;
}

/** Between the two groups that explain most of the differences (Otsu's threshold), if they explain enough. */
function groupCut(scores: readonly number[]): Cut | null {
  const total = scores.length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / total;
  const all = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  let cut: Cut | null = null;
  let most = LEAST_PARTED * all;
  let sumAbove = 0;
  for (let count = 1; count < total; count++) {
    const score = scores[count - 1] ?? 0;
    sumAbove += score;
    const apart = sumAbove / count - (mean * total - sumAbove) / (total - count);
    const between = ((count * (total - count)) / total) * apart ** 2;
    if (between <= most) continue;
    most = between;
    cut = score >= LEAST_KEPT && apart >= LEAST_DROP ? { score, count } : null;
  }
  return cut;
}
