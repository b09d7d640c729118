import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { StoredTensors } from './tensor-files.ts';

/** Numbers on their way into a tensor: made ahead of the step that needs them, and nothing to free if it never comes. */
export interface Batch {
  values: Float32Array | Uint8Array;
  shape: readonly number[];
}

/** What is trained, and where its photos come from. */
export interface Trainee {
  /** Those that learn, by the names they have in files. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** How many batches are worth reading ahead at once. */
  readonly lanes: number;
  /** Photos for a step of training, augmented with random numbers that the step alone decides. */
  readBatch(rows: readonly number[], step: number): Promise<Batch>;
  /** Held-out photos that go through at once, where that is more than are trained on at once. */
  readonly heldOutAtOnce?: number;
  /** Photos as the finished model is to see them. */
  readHeldOut(rows: readonly number[]): Promise<Batch>;
  /** [batch, ...] -> unit vectors [batch, dimensions]; part of the gradient when called under one. */
  embed(input: Tensor): Tensor2D;
  /** Values of the variables as the network takes them: what learns need not be what is used. */
  finish(values: StoredTensors): StoredTensors;
  close(): Promise<void>;
}
