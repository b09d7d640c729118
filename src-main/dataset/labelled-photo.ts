import type { DataCheck } from '../../src-shared/contract/training.ts';

/** A photo that was looked at, and the class that its owner put it in. */
export interface LabelledPhoto {
  path: string;
  /** Index into the classes. */
  label: number;
  /** SHA-256 of the file. */
  contentHash: Uint8Array;
  /** Pooled backbone output, of any length. */
  feature: Float32Array;
  /** 256 bits each. */
  differenceHash: Uint8Array;
  perceptualHash: Uint8Array;
}

/** What can be trained on, and what a person should know about it. */
export interface Dataset<Photo extends LabelledPhoto = LabelledPhoto> {
  /** Those with enough photos, in the order they were given. */
  classes: string[];
  /** By class, then by content: the same however they were found. `label` counts in `classes` above. */
  photos: Photo[];
  /** Rows of `photos`, ascending. A photo and its copies are all on one side. */
  train: number[];
  /** What decides when to stop. */
  validation: number[];
  /** What is reported on. */
  heldOut: number[];
  check: DataCheck;
}
