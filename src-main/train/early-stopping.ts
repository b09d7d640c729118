import { z } from 'zod';
import type { HeldOutFigures } from './held-out-figures.ts';

export const EarlyStopping = z.object({
  on: z.enum(['recallAt1', 'mapAtR', 'heldOutLoss']),
  /** Epochs without a new best after which it stops. */
  patience: z.int().positive(),
});
export type EarlyStopping = z.infer<typeof EarlyStopping>;

/**
 * Whether `figures` beat `best`. Recall of a few hundred photos comes in steps, and ties are common: mAP@R, which
 * looks at all of the ranking, breaks them. Equal figures are no improvement, so that the earlier epoch is kept.
 */
export function isBetter(on: EarlyStopping['on'], figures: HeldOutFigures, best: HeldOutFigures): boolean {
  if (on === 'heldOutLoss' && figures.loss !== null && best.loss !== null) return figures.loss < best.loss;
  if (on === 'mapAtR') return figures.mapAtR > best.mapAtR;
  if (figures.recallAt1 !== best.recallAt1) return figures.recallAt1 > best.recallAt1;
  return figures.mapAtR > best.mapAtR;
}
