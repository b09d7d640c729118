import type { Recipe } from '../recipe.ts';
import { MARGINS } from './margin.ts';
import type { TrainingFacts } from './training-facts.ts';

/** Of each class in a batch: enough for hard positives and negatives, little for a step. */
const PHOTOS_PER_CLASS = 12;
const SMALLEST_BATCH = 60;
const MOST_CLASSES = 8;
const STEPS_PER_EPOCH = 40;
const EPOCHS = 15;

/**
 * The head alone, on features that are there already: minutes on any machine. The figures behind the numbers are in
 * docs/decisions/training.md.
 */
export function quickRecipe({ classes, loss, epochs = EPOCHS }: TrainingFacts): Recipe {
  const classesPerBatch = Math.min(classes, MOST_CLASSES);
  const photosPerClass = Math.max(PHOTOS_PER_CLASS, Math.ceil(SMALLEST_BATCH / classesPerBatch));
  return {
    preset: 'quick',
    input: { kind: 'features', standardise: true },
    dimensions: 128,
    initialHead: 'lecun-normal',
    trainable: ['projection'],
    batches: { kind: 'balanced', classesPerBatch, photosPerClass },
    microBatch: classesPerBatch * photosPerClass,
    loss: { kind: loss, margin: MARGINS[loss] },
    optimiser: { kind: 'momentum', momentum: 0.9 },
    schedule: {
      kind: 'warm-up-cosine',
      // Features are standardised, so one rate suits every backbone.
      rate: 0.03,
      warmUpSteps: STEPS_PER_EPOCH,
      steps: epochs * STEPS_PER_EPOCH,
    },
    epochs,
    stepsPerEpoch: STEPS_PER_EPOCH,
    // Recall@1 of a few hundred photos is too noisy a judge; mAP@R looks at all of the ranking.
    earlyStopping: { on: 'mapAtR', patience: 6 },
    heldOutPhotos: 2_000,
  };
}
