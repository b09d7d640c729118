import { CodedError, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';

const WHAT_TO_DO: Record<TrainingRuntimeName, string> = {
  wasm:
    'WebAssembly has 4 GB at most. Use native TensorFlow (`npm run setup:tensorflow`), which has all of the ' +
    "machine's, or train with the preset `quick` or a smaller network.",
  'tfjs-node': 'Close other programs, or train with the preset `quick` or a smaller network.',
  'tfjs-node-gpu':
    'Close other programs that use the GPU, train on the CPU (runtime `tfjs-node`), or take a smaller network.',
};

/**
 * What a runtime throws when its memory is used up, as CodedError 'out-of-memory'; anything else as it is. WebAssembly
 * is aborted then, and is of no use for the rest of the process.
 */
export function nameOutOfMemory(error: unknown, runtime: TrainingRuntimeName): unknown {
  if (!isOutOfMemory(error)) return error;
  return new CodedError('out-of-memory', `The training ran out of memory. ${WHAT_TO_DO[runtime]}`, {
    cause: error,
  });
}

function isOutOfMemory(error: unknown): boolean {
  const message = errorMessage(error);
  // Emscripten's words, and those of TensorFlow's allocators.
  if (error instanceof Error && error.name === 'RuntimeError') return message.startsWith('Aborted(');
  return message.includes('OOM when allocating tensor');
}
