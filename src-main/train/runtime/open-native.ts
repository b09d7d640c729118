import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { CodedError, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { graphicsCardName } from './graphics-card.ts';
import { HOW_TO_GET, NATIVE_PACKAGE } from './native-package.ts';
import { restoreUtil } from './restore-util.ts';
import type { Runtime } from './runtime.ts';

type NativeName = 'tfjs-node-gpu' | 'tfjs-node';

/**
 * Native TensorFlow. A GPU build is opened for `tfjs-node` too, with its GPUs hidden.
 *
 * @throws CodedError `runtime-not-usable`
 */
export async function openNative(name: NativeName): Promise<Runtime> {
  setEnvironment(name);
  restoreUtil();
  const tf = await import('@tensorflow/tfjs-core');
  try {
    createRequire(import.meta.url)(NATIVE_PACKAGE);
    await tf.setBackend('tensorflow');
  } catch (error) {
    const [reason = ''] = errorMessage(error).trim().split('\n');
    throw notUsable(name, `Native TensorFlow does not load: ${reason.replace(/[.:\s]*$/, '.')}`, error);
  }
  const usesGpu = (tf.backend() as { isUsingGpuDevice?: boolean }).isUsingGpuDevice === true;
  if (name === 'tfjs-node-gpu' && !usesGpu) {
    throw notUsable(name, 'Native TensorFlow is there, but it finds no GPU that it can use.');
  }
  return { name, tf, device: usesGpu ? await graphicsCardName() : `CPU, ${availableParallelism()} threads` };
}

/** TensorFlow reads these once, when it is loaded. */
function setEnvironment(name: NativeName): void {
  if (name === 'tfjs-node') process.env['CUDA_VISIBLE_DEVICES'] = '-1';
  // Memory of a GPU is taken as it is needed; by default all of it would be, and other programs have none.
  process.env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';
  // Only errors: what it logs at each start helps nobody who trains.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

function notUsable(name: NativeName, what: string, cause?: unknown): CodedError {
  return new CodedError('runtime-not-usable', `${what} ${HOW_TO_GET[name]}`, { cause });
}
