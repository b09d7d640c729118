import { z } from 'zod';
import { TrainingLoss, TrainingPreset } from '../../src-shared/contract/model.ts';
import type { NetworkInput } from '../network/description.ts';
import { Augmentation } from './augment/augmentation.ts';
import { EarlyStopping } from './early-stopping.ts';
import { OptimiserSettings } from './optimiser.ts';
import { Schedule } from './schedule/schedule.ts';

const Count = z.int().positive();
const Side = z.int().min(32).max(1_024);

const Features = z.object({
  kind: z.literal('features'),
  /**
   * Learn on features of mean 0 and deviation 1 by the photos that are trained on, so that one rate suits all of
   * them. The head that comes out takes them as they are.
   */
  standardise: z.boolean(),
});

const Pictures = z.object({
  kind: z.literal('pictures'),
  /** Side of the squares that wait on disk. */
  storedSize: Side,
  /** How a photo becomes such a square. */
  fit: z.enum(['centre', 'squash']),
  /** Side of what is cut out of them to train on. */
  trainSize: Side,
  /** Side that the model is to see: that of held-out photos and of all photos later. */
  evaluationSize: Side,
  /** `unit`: 0..1, whatever the backbone was trained with. */
  scaling: z.enum(['backbone', 'unit']),
  augmentation: Augmentation,
});

/** How to train, as data: everything but the photos, the start and the seed. */
export const Recipe = z.object({
  preset: TrainingPreset,
  input: z.discriminatedUnion('kind', [Features, Pictures]),
  /** Of the vector that the head gives. */
  dimensions: Count.max(4_096),
  /** How a head begins that has no weights yet. */
  initialHead: z.enum(['glorot-uniform', 'lecun-normal']),
  /** Layers that learn, each with all below its name, such as `block4`; the others stay as they are. */
  trainable: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]),
  batches: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('balanced'), classesPerBatch: Count, photosPerClass: Count }),
    z.object({ kind: z.literal('shuffled'), size: Count }),
  ]),
  /** Photos that go through the network at once. The gradient is that of the whole batch all the same. */
  microBatch: Count,
  loss: z.object({ kind: TrainingLoss, margin: z.number().positive() }),
  optimiser: OptimiserSettings,
  schedule: Schedule,
  epochs: Count,
  stepsPerEpoch: Count,
  earlyStopping: EarlyStopping,
  /** Held-out photos that are looked at after each epoch, evenly of each class; the final comparison takes all. */
  heldOutPhotos: Count,
});
export type Recipe = z.infer<typeof Recipe>;

/** What the model that comes out of a training takes. */
export function modelInputOf(recipe: Recipe, backbone: NetworkInput): NetworkInput {
  if (recipe.input.kind === 'features') return backbone;
  const size = recipe.input.evaluationSize;
  if (recipe.input.scaling === 'backbone') return { ...backbone, size };
  return { size, mean: [0, 0, 0], standardDeviation: [255, 255, 255] };
}

/** Whether a weight such as `blocks.3.expand.weight` learns. */
export function isTrainable(recipe: Pick<Recipe, 'trainable'>, weight: string): boolean {
  return recipe.trainable === 'all' || recipe.trainable.some((layer) => weight.startsWith(`${layer}.`));
}
