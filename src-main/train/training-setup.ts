import type { EpochFigures } from '../../src-shared/contract/training.ts';
import type { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import type { NetworkInput } from '../network/description.ts';
import type { NetworkName } from '../network/model-definition.ts';
import type { HeldOutFigures } from './held-out-figures.ts';
import type { Recipe } from './recipe.ts';

/** Files in the folder of a run. */
export const runFiles = {
  /** float32 [photos, feature dimensions], native byte order, nothing before or after. */
  features: 'features.f32',
  /** uint8 [photos, size, size, 3] at the recipe's `storedSize`. */
  pictures: 'pictures.u8',
  /** The weights to start from; a recipe on features needs none, and starts with a head of its own. */
  start: 'start.safetensors',
  best: 'best.safetensors',
  checkpoint: 'checkpoint.safetensors',
  previousCheckpoint: 'checkpoint.previous.safetensors',
} as const;

/** All that a training process has to know; JSON. The photos themselves lie in the run's folder. */
export interface TrainingSetup {
  runDir: string;
  runtime: TrainingRuntimeName;
  seed: number;
  recipe: Recipe;
  network: {
    name: NetworkName;
    /** Of the backbone; see `modelInputOf` for that of the model that comes out. */
    input: NetworkInput;
    featureDimensions: number;
  };
  /** Class of each photo, in the order of the file of features or pictures. */
  labels: readonly number[];
  /** Rows of that file. */
  trainRows: readonly number[];
  heldOutRows: readonly number[];
}

export type TrainingEvent =
  /** `epochs` is not 0 where it goes on from a checkpoint. */
  | { type: 'started'; device: string; plannedEpochs: number; stepsPerEpoch: number; epochs: EpochFigures[] }
  /** A few times a second at most. `loss` is the mean since the last one; `step` is that of the epoch, from 1. */
  | { type: 'step'; epoch: number; step: number; loss: number; samplesPerSecond: number }
  | { type: 'epoch'; figures: EpochFigures }
  | { type: 'log'; line: string };

export interface TrainingOutcome {
  stopped: 'finished' | 'early' | 'stopped';
  epochs: number;
  /** Optimiser steps, those after the best epoch included. */
  steps: number;
  /** 0: nothing was better than the start. */
  bestEpoch: number;
  /** Safetensors of the trained weights as they were after `bestEpoch`, under the network's names. */
  bestPath: string;
  /** Before the first step, with a head that knows nothing yet unless the start has one. */
  start: HeldOutFigures;
  history: EpochFigures[];
  /** Working seconds, pauses left out, all sittings together. */
  seconds: number;
}
