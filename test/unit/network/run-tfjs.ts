import type { Tensor as TfjsTensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { Network, NetworkInput } from '../../../src-main/network/description.ts';
import { emitTfjs, normalisePixels } from '../../../src-main/network/emit-tfjs.ts';
import type { Tensor } from '../../../src-main/network/safetensors.ts';
import { openRuntime } from '../../../src-main/train/runtime/open-runtime.ts';
import type { Outputs } from './run-onnx.ts';

/** A network on TensorFlow.js with its wasm backend, as a training process has it. */
export async function openTfjs(network: Network, tensors: ReadonlyMap<string, Tensor>, input: NetworkInput) {
  const { tf } = await openRuntime('wasm');
  const compute = emitTfjs(tf, network, input.size);
  const weights = new Map<string, TfjsTensor>(
    [...tensors].map(([name, { shape, values }]) => [name, tf.tensor(values, [...shape])]),
  );
  const imageOf = (pictures: readonly Uint8Array[]): Tensor4D => {
    const shape: [number, number, number, number] = [pictures.length, input.size, input.size, 3];
    return normalisePixels(tf, tf.tensor4d(Uint8Array.from(Buffer.concat(pictures)), shape, 'int32'), input);
  };
  return {
    tf,
    compute,
    weights,
    imageOf,
    run: (...pictures: readonly Uint8Array[]): Outputs => {
      tf.engine().startScope();
      const outputs = [...compute(weights, imageOf(pictures))];
      const values = outputs.map(([name, tensor]) => [name, tensor.dataSync() as Float32Array] as const);
      tf.engine().endScope();
      return Object.fromEntries(values);
    },
    close: () => {
      for (const tensor of weights.values()) tensor.dispose();
    },
  };
}
