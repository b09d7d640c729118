import type { Comparison } from '../../src-shared/contract/model.ts';

type Gains = Pick<Comparison['gain'], 'recallAt1' | 'mapAtR'>;

/**
 * 'better': the first hit is right more often, and chance is ruled out (the gain's interval lies above 0); or it is
 * right no less often, and more photos of the class are found early, with chance ruled out. 'worse' is the mirror of
 * it. An interval that touches 0 proves nothing.
 */
export function verdictOf({ recallAt1, mapAtR }: Gains): Comparison['verdict'] {
  if (recallAt1.low > 0) return 'better';
  if (recallAt1.high < 0) return 'worse';
  if (recallAt1.value >= 0 && mapAtR.low > 0) return 'better';
  if (recallAt1.value <= 0 && mapAtR.high < 0) return 'worse';
  return 'no-difference';
}
