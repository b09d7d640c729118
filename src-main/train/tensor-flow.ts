import type * as core from '@tensorflow/tfjs-core';

/** Handed to whoever computes: which build of it there is (GPU, CPU, wasm) is chosen once, in the training process. */
export type TensorFlow = typeof core;
