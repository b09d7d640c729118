import { z } from 'zod';
import { LocalPath } from './folder.ts';
import { CollectionId, JobId, PhotoId, RunId } from './ids.ts';
import { JobState } from './job.ts';
import { Comparison, ModelName, TrainingLoss, TrainingPreset, TrainingRuntimeName } from './model.ts';

const Label = z.string().min(1).max(200);

/** Where the labels come from. */
export const LabelSource = z.discriminatedUnion('kind', [
  /** The sub-folders of a folder are the classes; nothing is imported. */
  z.object({ kind: z.literal('folder'), folder: LocalPath }),
  /** Each tag is a class; photos with several of them are left out. */
  z.object({ kind: z.literal('tags'), tags: z.array(Label).min(1).max(1_000) }),
  /** Each collection picked by hand is a class; photos in several of them are left out. */
  z.object({ kind: z.literal('collections'), collectionIds: z.array(CollectionId).min(1).max(1_000) }),
  /** Photos of the library, picked by hand. */
  z.object({
    kind: z.literal('groups'),
    groups: z
      .array(z.object({ name: Label, photoIds: z.array(PhotoId).max(1_000_000) }))
      .min(1)
      .max(1_000),
  }),
]);
export type LabelSource = z.infer<typeof LabelSource>;

export const TrainingRequest = z.object({
  source: LabelSource,
  preset: TrainingPreset.default('quick'),
  /** Default: that of the active model; for `paper`, BiT where it is installed. */
  backbone: ModelName.optional(),
  seed: z
    .int()
    .nonnegative()
    .max(2 ** 31 - 1)
    .default(1),
  /** Default: the fastest that works here. */
  runtime: TrainingRuntimeName.optional(),
  loss: TrainingLoss.default('semi-hard'),
  /** Of the model that comes out; default: made from the folder's name. */
  name: ModelName.optional(),
  /** Fewer or more than the preset has. */
  epochs: z.int().min(1).max(10_000).optional(),
});
export type TrainingRequest = z.infer<typeof TrainingRequest>;

/** A tag of the library that could be a label. Of one that a person gave, only the photos that a person gave it count. */
export const LabelTag = z.object({
  name: Label,
  photos: z.int().positive(),
  isByPerson: z.boolean(),
});
export type LabelTag = z.infer<typeof LabelTag>;

/** Something about the labelled photos that a person should know before training on them. */
export const DataFinding = z.discriminatedUnion('kind', [
  /** Fewer than four photos: the class is left out. */
  z.object({ kind: z.literal('class-too-thin'), label: z.string(), photos: z.int().nonnegative() }),
  z.object({ kind: z.literal('unreadable'), path: z.string(), code: z.string(), message: z.string() }),
  /** The same or nearly the same photo several times: kept on one side of the split. */
  z.object({ kind: z.literal('same-photo'), paths: z.array(z.string()).min(2) }),
  /** The same or nearly the same photo under different labels: all of them are left out. */
  z.object({
    kind: z.literal('conflicting-labels'),
    photos: z.array(z.object({ path: z.string(), label: z.string() })).min(2),
  }),
  /** Most neighbours have another label: worth a look; it is trained on all the same. */
  z.object({
    kind: z.literal('likely-mislabel'),
    path: z.string(),
    label: z.string(),
    suggested: z.string(),
    /** Share of the nearest neighbours that have the suggested label. */
    agreement: z.number().min(0).max(1),
  }),
  z.object({
    kind: z.literal('imbalance'),
    largest: z.object({ label: z.string(), photos: z.int() }),
    smallest: z.object({ label: z.string(), photos: z.int() }),
  }),
]);
export type DataFinding = z.infer<typeof DataFinding>;

export const DataCheck = z.object({
  /** All that were found, the ones that are left out included. */
  photos: z.int().nonnegative(),
  classes: z.array(
    z.object({
      name: z.string(),
      photos: z.int().nonnegative(),
      train: z.int().nonnegative(),
      heldOut: z.int().nonnegative(),
    }),
  ),
  trainPhotos: z.int().nonnegative(),
  heldOutPhotos: z.int().nonnegative(),
  findings: z.array(DataFinding),
});
export type DataCheck = z.infer<typeof DataCheck>;

/** One epoch: a line of the CSV log, a point of each curve. */
export const EpochFigures = z.object({
  epoch: z.int().positive(),
  /** Optimiser steps since the start. */
  step: z.int().nonnegative(),
  learningRate: z.number().nonnegative(),
  /**
   * Means over the epoch. `heldOutLoss`, `recallAt1` and `mapAtR` are of the photos that say which epoch was the best:
   * not trained on, and (but for the paper's preset) not those that the comparison reports on.
   */
  loss: z.number(),
  heldOutLoss: z.number().nullable(),
  recallAt1: z.number().min(0).max(1),
  mapAtR: z.number().min(0).max(1),
  seconds: z.number().nonnegative(),
  samplesPerSecond: z.number().nonnegative(),
  /** Whether its weights are the best so far: those that are kept. */
  isBest: z.boolean(),
});
export type EpochFigures = z.infer<typeof EpochFigures>;

export const TrainingRun = z.object({
  id: RunId,
  jobId: JobId,
  state: JobState,
  /** As it was asked for, but for the photos of picked groups, which are not told again. */
  request: TrainingRequest,
  /** Null until it is chosen. */
  runtime: z.object({ name: TrainingRuntimeName, device: z.string() }).nullable(),
  backbone: ModelName,
  check: DataCheck.nullable(),
  plannedEpochs: z.int().positive().nullable(),
  stepsPerEpoch: z.int().positive().nullable(),
  /** Steps into the running epoch, and the mean loss of its last few. */
  stepInEpoch: z.int().nonnegative(),
  currentLoss: z.number().nullable(),
  epochs: z.array(EpochFigures),
  /** Null until held-out photos were compared. */
  comparison: Comparison.nullable(),
  /** The model that came out; null until then. It is not active before it is adopted. */
  model: ModelName.nullable(),
  startedAtMs: z.number(),
  seconds: z.number().nonnegative(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type TrainingRun = z.infer<typeof TrainingRun>;

export const TrainingRuntime = z.object({
  name: TrainingRuntimeName,
  usable: z.boolean(),
  /** What computes: a GPU's name, or the CPU. */
  device: z.string(),
  detail: z.string(),
});
export type TrainingRuntime = z.infer<typeof TrainingRuntime>;

/** How long a training will take, from what this machine was measured to do. */
export const TrainingEstimate = z.object({
  /** Which runtime it would run on. */
  runtime: TrainingRuntimeName,
  device: z.string(),
  /** Least and most, in seconds of work. */
  seconds: z.object({ low: z.number().nonnegative(), high: z.number().nonnegative() }),
  stages: z.array(
    z.object({ name: z.enum(['look', 'train', 'compare']), seconds: z.number().nonnegative() }),
  ),
  /** `measured`: from trainings or steps on this machine. `typical`: from another one, so only a rough guess. */
  basis: z.enum(['measured', 'typical']),
});
export type TrainingEstimate = z.infer<typeof TrainingEstimate>;

const SampleHit = z.object({
  /** Index into `photos`. */
  photo: z.int().nonnegative(),
  /** Of the query's class. */
  right: z.boolean(),
});

const SampleChange = z.enum(['improved', 'worse', 'unchanged']);

/** Some searches among the held-out photos of a finished run, with their first hits before and after. */
export const SampleSearches = z.object({
  /** How many first hits were looked at. */
  hits: z.int().positive(),
  /** How many of all searches went each way, by the right ones among those hits. */
  counts: z.record(SampleChange, z.int().nonnegative()),
  /** Drawn by lot from each way. */
  queries: z.array(
    z.object({
      photo: z.int().nonnegative(),
      change: SampleChange,
      before: z.array(SampleHit),
      after: z.array(SampleHit),
    }),
  ),
  /** Each with its label and a small JPEG in Base64; null where it could not be read any more. */
  photos: z.array(z.object({ label: z.string(), picture: z.string().nullable() })),
});
export type SampleSearches = z.infer<typeof SampleSearches>;
