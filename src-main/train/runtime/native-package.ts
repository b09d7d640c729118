import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';

/** Both native runtimes are this package; whether it computes on a GPU is up to the libtensorflow it was set up with. */
export const NATIVE_PACKAGE = '@tensorflow/tfjs-node-gpu';

export const HOW_TO_GET: Record<TrainingRuntimeName, string> = {
  'tfjs-node-gpu':
    'Install the CUDA variant of Lookalike or, from source, run "npm run setup:tensorflow -- --gpu" once; both need an ' +
    'NVIDIA GPU with CUDA and cuDNN installed.',
  'tfjs-node': 'The CUDA variant of Lookalike brings it; from source, run "npm run setup:tensorflow" once.',
  wasm: 'Install Lookalike again: a file of it is missing or damaged.',
};
