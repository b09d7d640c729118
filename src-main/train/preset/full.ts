import type { Augmentation } from '../augment/augmentation.ts';
import type { Recipe } from '../recipe.ts';
import { hyperRuleFor } from '../schedule/hyper-rule.ts';
import { MARGINS } from './margin.ts';
import { microBatchFor } from './micro-batch.ts';
import type { TrainingFacts } from './training-facts.ts';

const BATCH = 64;
const MOST_CLASSES = 8;
const EPOCHS = 20;

/** What learns where there is no GPU: the last stages hold most of the weights, and cost the fewest operations. */
const LAST_STAGES = {
  'efficientnet-lite0': [
    'blocks.11',
    'blocks.12',
    'blocks.13',
    'blocks.14',
    'blocks.15',
    'head',
    'projection',
  ],
  'bit-m-r50x1': ['block4', 'norm', 'projection'],
};

/** Whatever a photo may look like and still show the same. */
const AUGMENTATION: Augmentation = {
  flipHorizontally: true,
  flipVertically: true,
  rotation: 0.2,
  zoom: 0.2,
  crop: true,
  brightness: 0.2,
  contrast: 0.2,
  saturation: 0.2,
  jpeg: { share: 0.25, worstQuality: 40 },
};

/** Sides of what is trained on. Smaller ones than the model sees later cost little: a crop shows its subject larger. */
const TRAIN_SIZE = { 'tfjs-node-gpu': 224, 'tfjs-node': 192, wasm: 128 };

/**
 * The backbone too, on pictures that never look the same twice. As long as BiT-HyperRule says, in batches of one size:
 * the losses look at pairs, of which even small batches have thousands.
 */
export function fullRecipe(facts: TrainingFacts): Recipe {
  const { runtime, network, inputSize, loss, epochs = EPOCHS } = facts;
  const classesPerBatch = Math.min(facts.classes, MOST_CLASSES);
  const photosPerClass = Math.max(2, Math.round(BATCH / classesPerBatch));
  const batch = classesPerBatch * photosPerClass;
  const stepsPerEpoch = Math.round(hyperRuleFor(facts.photos, batch).steps / EPOCHS);
  const steps = epochs * stepsPerEpoch;
  const trainSize = Math.min(TRAIN_SIZE[runtime], inputSize);
  return {
    preset: 'full',
    input: {
      kind: 'pictures',
      storedSize: Math.round((inputSize * 8) / 7),
      fit: 'centre',
      trainSize,
      evaluationSize: inputSize,
      scaling: 'backbone',
      augmentation: AUGMENTATION,
    },
    dimensions: 128,
    initialHead: 'lecun-normal',
    trainable: runtime === 'tfjs-node-gpu' ? 'all' : LAST_STAGES[network],
    batches: { kind: 'balanced', classesPerBatch, photosPerClass },
    microBatch: microBatchFor(facts, batch, trainSize),
    loss: { kind: loss, margin: MARGINS[loss] },
    optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    schedule: { kind: 'warm-up-cosine', rate: 1e-4, warmUpSteps: Math.ceil(steps / 10), steps },
    epochs,
    stepsPerEpoch,
    earlyStopping: { on: 'recallAt1', patience: 5 },
    heldOutPhotos: 512,
  };
}
