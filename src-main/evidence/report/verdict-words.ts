import type { Comparison } from '../../../src-shared/contract/model.ts';
import { figureNames, measureNames, percent, pointRange, points } from './words.ts';

const headlines: Record<Comparison['verdict'], string> = {
  better: 'Better: the new model finds the right category more reliably.',
  worse: 'Worse: the new model finds the right category less reliably.',
  'no-difference': 'No clear difference between the old model and the new one.',
};

const consequences: Record<Comparison['verdict'], string> = {
  better: 'It can be adopted; until then the old model keeps answering.',
  worse: 'It is not offered for adoption. The old model stays in use.',
  'no-difference':
    'It is not offered for adoption, as nothing shows that it would help. More photos of each category are what most often does.',
};

export interface VerdictWords {
  headline: string;
  /** Sentences, in order. */
  reasons: string[];
}

/** What came out, for somebody who has never heard of recall. */
export function verdictWords({ before, after, gain, verdict }: Comparison): VerdictWords {
  if (before.n === 0) {
    return {
      headline: 'Nothing could be compared.',
      reasons: ['No category has two held-out photos, so that none had another to find.'],
    };
  }
  const right = (share: number): string => `${Math.round(share * before.n)} (${percent(share)})`;
  const reasons = [
    `Each of ${before.n.toLocaleString('en')} held-out photos, which the training never saw, was searched with. The first hit was of the right category for ${right(after.recallAt1)} of them with the new model, and for ${right(before.recallAt1)} with the old one.`,
    firstHitIsClear(gain.recallAt1)
      ? `Chance alone would hardly do that: the difference is ${pointRange(gain.recallAt1)} percentage points (95\u{a0}% interval).`
      : `Chance alone could explain that: the difference is ${pointRange(gain.recallAt1)} percentage points (95\u{a0}% interval).`,
    `How early all photos of a category come (mAP@R) went from ${percent(before.mapAtR)} to ${percent(after.mapAtR)} (${pointRange(gain.mapAtR)} points).`,
    ...contradictions({ gain, verdict }),
    consequences[verdict],
  ];
  return { headline: headlines[verdict], reasons };
}

const firstHitIsClear = ({ low, high }: { low: number; high: number }): boolean => low > 0 || high < 0;

/** A good verdict does not hide what got worse, nor a bad one what got better. */
function contradictions({ gain, verdict }: Pick<Comparison, 'gain' | 'verdict'>): string[] {
  const against = figureNames.filter((name) => {
    const fell = gain[name].high < 0;
    const rose = gain[name].low > 0;
    return (verdict !== 'worse' && fell) || (verdict !== 'better' && rose);
  });
  return against.map((name) => {
    const { name: title, meaning } = measureNames[name];
    const way = gain[name].value < 0 ? 'fell' : 'rose';
    return `But ${title} (${meaning}) ${way} by ${points(gain[name].value)} points (${pointRange(gain[name])}).`;
  });
}
