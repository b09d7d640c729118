import { installedRuntimes } from '../../src-main/train/runtime/installed-runtimes.ts';
import type { TrainingRuntimeName } from '../../src-shared/contract/model.ts';

/** For what has to be trained for real on whole networks: minutes on WebAssembly, where native TensorFlow is not set up. */
export const fastRuntime: TrainingRuntimeName = installedRuntimes().includes('tfjs-node')
  ? 'tfjs-node'
  : 'wasm';
