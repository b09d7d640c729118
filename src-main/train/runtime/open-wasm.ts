import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { registerGradientKernels } from './kernels/register.ts';
import { HOW_TO_GET } from './native-package.ts';
import type { Runtime } from './runtime.ts';

/**
 * TensorFlow.js on WebAssembly: on any machine, on one thread, as its threads do not work in Node.
 *
 * @throws CodedError `runtime-not-usable`
 */
export async function openWasm(): Promise<Runtime> {
  const tf = await import('@tensorflow/tfjs-core');
  // Registers the gradients of all operations: from the core alone they cannot be had in Node.
  await import('@tensorflow/tfjs-layers');
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // Its own guess is relative to the script that started, and in a packaged app wrong.
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(join(dirname(entry), '..', 'wasm-out', '/'));
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.setBackend('wasm'))) {
    throw new CodedError(
      'runtime-not-usable',
      `TensorFlow.js cannot start its WebAssembly part. ${HOW_TO_GET.wasm}`,
    );
  }
  registerGradientKernels(tf);
  return { name: 'wasm', tf, device: 'CPU, 1 thread' };
}
