import type { PrepareOptions } from '../dataset/prepare-dataset.ts';
import type { Dataset } from '../dataset/labelled-photo.ts';
import type { ThreadFailure } from './thread-failure.ts';

/** Labelled photos, each of their parts in one piece: thousands of small arrays take longer to send than to compare. */
export interface DatasetSetup extends PrepareOptions {
  classes: readonly string[];
  paths: readonly string[];
  labels: readonly number[];
  /** [photos, dimensions] */
  features: Float32Array<ArrayBuffer>;
  /** [photos, 32] each. */
  contentHashes: Uint8Array<ArrayBuffer>;
  differenceHashes: Uint8Array<ArrayBuffer>;
  perceptualHashes: Uint8Array<ArrayBuffer>;
}

export type FromDataset =
  /** A dataset whose photos are given by their places in the setup, and by their new labels. */
  | { type: 'done'; dataset: Omit<Dataset, 'photos'>; places: readonly number[]; labels: readonly number[] }
  | { type: 'failure'; failure: ThreadFailure };
