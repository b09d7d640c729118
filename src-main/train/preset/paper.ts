import type { Recipe } from '../recipe.ts';
import { microBatchFor } from './micro-batch.ts';
import type { TrainingFacts } from './training-facts.ts';

const BATCH = 64;
const STEPS_PER_EPOCH = 10;
const EPOCHS = 100;
/** Of the squares that are trained on, cut out of `STORED_SIZE`. */
const TRAIN_SIZE = 128;
const STORED_SIZE = 160;

/**
 * Nath and Nayak, "Identical Image Retrieval using Deep Learning" (arXiv 2205.04883), as their script has it, not as
 * their text has it, where the two differ: the factors of the learning rate, and no augmentation but crop and
 * horizontal flip. The script scales pixels to 0..1; the published BiT weights expect -1..1.
 */
export function paperRecipe(facts: TrainingFacts): Recipe {
  return {
    preset: 'paper',
    input: {
      kind: 'pictures',
      storedSize: STORED_SIZE,
      fit: 'squash',
      trainSize: TRAIN_SIZE,
      evaluationSize: STORED_SIZE,
      scaling: 'unit',
      augmentation: { flipHorizontally: true, crop: true },
    },
    dimensions: 128,
    initialHead: 'glorot-uniform',
    trainable: 'all',
    batches: { kind: 'shuffled', size: BATCH },
    microBatch: microBatchFor(facts, BATCH, TRAIN_SIZE),
    loss: { kind: facts.loss, margin: 1 },
    optimiser: { kind: 'momentum', momentum: 0.9 },
    schedule: {
      kind: 'steps',
      rate: (0.003 * BATCH) / 512,
      boundaries: [200, 300, 400],
      factors: [0.1, 0.001, 0.0001],
    },
    epochs: facts.epochs ?? EPOCHS,
    stepsPerEpoch: STEPS_PER_EPOCH,
    earlyStopping: { on: 'heldOutLoss', patience: 5 },
    heldOutPhotos: 2_000,
  };
}
