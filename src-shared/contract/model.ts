import { z } from 'zod';

/** Also the name of its file: nothing that a path could be made of. */
export const ModelName = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/, {
  error: 'a model name has small letters, digits, dots and hyphens, at most 64',
});
export type ModelName = z.infer<typeof ModelName>;

const Share = z.number().min(0).max(1);

/** 95 % bootstrap interval. */
export const Interval = z.object({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

const FigureName = z.enum(['recallAt1', 'recallAt5', 'recallAt10', 'mapAtR']);
export type FigureName = z.infer<typeof FigureName>;

/** Leave-one-out retrieval among held-out photos. */
export const RetrievalFigures = z.object({
  /** Photos that were searched for: those with another of their class. */
  n: z.int().nonnegative(),
  recallAt1: Share,
  recallAt5: Share,
  recallAt10: Share,
  mapAtR: Share,
  intervals: z.record(FigureName, Interval),
  perClass: z.array(
    z.object({ name: z.string(), n: z.int().nonnegative(), recallAt1: Share, mapAtR: Share }),
  ),
});
export type RetrievalFigures = z.infer<typeof RetrievalFigures>;

/** After minus before, over the same photos: the interval is that of the difference. */
const Gain = Interval.extend({ value: z.number() });

/** How a new model compares with the one it was made from. */
export const Comparison = z.object({
  before: RetrievalFigures,
  after: RetrievalFigures,
  gain: z.record(FigureName, Gain),
  verdict: z.enum(['better', 'no-difference', 'worse']),
  /** What would change for the rest of the library; null where it holds too few photos to say. */
  library: z
    .object({
      photos: z.int().nonnegative(),
      /** Neighbours of each photo that were looked at. */
      neighbours: z.int().positive(),
      /** Mean share of a photo's neighbours that would be others. */
      changedShare: Share,
    })
    .nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

export const TrainingPreset = z.enum(['quick', 'full', 'paper']);
export type TrainingPreset = z.infer<typeof TrainingPreset>;

export const TrainingRuntimeName = z.enum(['tfjs-node-gpu', 'tfjs-node', 'wasm']);
export type TrainingRuntimeName = z.infer<typeof TrainingRuntimeName>;

export const TrainingLoss = z.enum(['semi-hard', 'batch-hard', 'contrastive']);
export type TrainingLoss = z.infer<typeof TrainingLoss>;

/** How a trained model came about: enough to make it again from the same photos. */
export const TrainingCard = z.object({
  preset: TrainingPreset,
  loss: TrainingLoss,
  seed: z.int().nonnegative(),
  runtime: TrainingRuntimeName,
  device: z.string(),
  /** The backbone it started from. */
  startedFrom: ModelName,
  /** The model that was in use then: of no other does the comparison tell anything. */
  comparedWith: ModelName,
  classes: z.array(z.object({ name: z.string(), photos: z.int().positive() })),
  trainPhotos: z.int().positive(),
  heldOutPhotos: z.int().nonnegative(),
  epochs: z.int().nonnegative(),
  steps: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
  comparison: Comparison,
});
export type TrainingCard = z.infer<typeof TrainingCard>;

/** What the score weighs for one model's vectors; search/score.ts says how. */
export const ScoreCalibration = z.object({
  intercept: z.number(),
  nearness: z.number().nonnegative(),
  prominence: z.number().nonnegative(),
  /** Of the cosines of unrelated photos, assumed before any is seen. */
  mean: z.number().min(-1).max(1),
  deviation: z.number().positive(),
});
export type ScoreCalibration = z.infer<typeof ScoreCalibration>;

export const ModelCard = z.object({
  name: ModelName,
  /** `bundled` comes with Lookalike, `installed` was added from a file or a download, `trained` was made here or imported. */
  kind: z.enum(['bundled', 'installed', 'trained']),
  /** Models with the same backbone share the features of photos. */
  backbone: ModelName,
  inputSize: z.int().positive(),
  featureDimensions: z.int().positive(),
  vectorDimensions: z.int().positive(),
  bytes: z.int().positive(),
  licence: z.string(),
  source: z.string(),
  createdAtMs: z.number().nullable(),
  training: TrainingCard.nullable(),
  active: z.boolean(),
});
export type ModelCard = z.infer<typeof ModelCard>;

export const ModelList = z.object({
  active: ModelName,
  /** What a rollback would go back to. */
  previous: ModelName.nullable(),
  models: z.array(ModelCard),
});
export type ModelList = z.infer<typeof ModelList>;
