import type { Schedule } from './schedule.ts';

/** How BiT is fine-tuned, from the number and size of the photos alone. */
interface HyperRule {
  schedule: Extract<Schedule, { kind: 'hyper-rule' }>;
  steps: number;
  /** Sides in pixels: photos are resized to the first, and a square of the second is cut out at random. */
  resize: number;
  crop: number;
  /** Alpha of mixup; 0 is off. */
  mixup: number;
}

/** The rule's rate is for batches of 512; for others it grows and shrinks with them. */
const BASE = { rate: 0.003, batchSize: 512 };

/** Under this area, in pixels, photos count as small. */
const SMALL_PICTURE = 96 * 96;

/**
 * BiT-HyperRule (Kolesnikov et al., "Big Transfer (BiT): General Visual Representation Learning", 2020). Only the rate
 * depends on the batch size: the steps stay as they are, as in the paper's own code.
 *
 * @param images to train on
 * @param picturePixels width * height of a typical one; default: that of any photo of a camera
 */
export function hyperRuleFor(images: number, batchSize: number, picturePixels = Infinity): HyperRule {
  const { warmUpSteps, boundaries, steps } = lengthsFor(images);
  const rate = (BASE.rate * batchSize) / BASE.batchSize;
  const sides = picturePixels < SMALL_PICTURE ? { resize: 160, crop: 128 } : { resize: 512, crop: 480 };
  return {
    schedule: { kind: 'hyper-rule', rate, warmUpSteps, boundaries },
    steps,
    ...sides,
    mixup: images < 20_000 ? 0 : 0.1,
  };
}

function lengthsFor(images: number): { warmUpSteps: number; boundaries: number[]; steps: number } {
  if (images < 20_000) return { warmUpSteps: 100, boundaries: [200, 300, 400], steps: 500 };
  if (images < 500_000) return { warmUpSteps: 500, boundaries: [3_000, 6_000, 9_000], steps: 10_000 };
  return { warmUpSteps: 500, boundaries: [6_000, 12_000, 18_000], steps: 20_000 };
}
