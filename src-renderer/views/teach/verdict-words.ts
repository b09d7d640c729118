import type { Comparison, FigureName } from '../../../src-shared/contract/model.ts';
import { text } from '../../text/text.ts';

export const figureNames: readonly FigureName[] = ['recallAt1', 'recallAt5', 'recallAt10', 'mapAtR'];

interface VerdictWords {
  headline: string;
  /** Sentences, in order. */
  reasons: string[];
}

/** What came out, for somebody who has never heard of recall. */
export function verdictWords({ before, after, gain, verdict, library }: Comparison): VerdictWords {
  const words = text.teach.run;
  if (before.n === 0) return { headline: words.nothingCompared, reasons: [words.nothingComparedText] };
  const isClear = gain.recallAt1.low > 0 || gain.recallAt1.high < 0;
  return {
    headline: words.verdicts[verdict],
    reasons: [
      words.firstHit(before.n, after.recallAt1, before.recallAt1),
      isClear ? words.certain(gain.recallAt1) : words.uncertain(gain.recallAt1),
      ...figuresAgainst(verdict, gain).map((name) => words.against(name, gain[name].value)),
      ...(library ? [words.library(library.changedShare, library.neighbours)] : []),
      words.consequence[verdict],
    ],
  };
}

/** A good verdict does not hide what got worse, nor a bad one what got better. */
function figuresAgainst(verdict: Comparison['verdict'], gain: Comparison['gain']): FigureName[] {
  return figureNames.filter((name) => {
    const { low, high } = gain[name];
    return (verdict !== 'worse' && high < 0) || (verdict !== 'better' && low > 0);
  });
}
