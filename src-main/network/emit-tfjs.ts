import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { type Layer, type Network, NETWORK_INPUT, type NetworkInput } from './description.ts';
import { inferShapes } from './shapes.ts';
import { applyLayer, type TensorFlow } from './tfjs-layers.ts';

/**
 * Weights by name, in the layout of the file, and a normalised image [batch, size, size, 3] -> the network's outputs by
 * name, each [batch, ...]. May be differentiated with regard to the weights and the image; the caller owns all of them
 * and the outputs.
 */
export type TfjsFunction = (weights: ReadonlyMap<string, Tensor>, image: Tensor4D) => Map<string, Tensor2D>;

/**
 * A network as a TensorFlow.js function: the same description as `emitOnnx`, for training.
 *
 * @param inputSize side of the square input
 */
export function emitTfjs(tf: TensorFlow, network: Network, inputSize: number): TfjsFunction {
  const shapes = inferShapes(network, inputSize);
  const spent = spentAfter(network);
  return (weights, image) => {
    const values = new Map<string, Tensor>([[NETWORK_INPUT, image]]);
    const context = {
      tf,
      shapes,
      valueOf: (name: string) => present(values.get(name), name),
      weightOf: (name: string) => present(weights.get(name), name),
    };
    network.layers.forEach((layer, index) => {
      values.set(
        layer.name,
        tf.tidy(() => applyLayer(context, layer)),
      );
      // What a gradient still needs, the tape holds by itself.
      for (const name of spent[index] ?? []) context.valueOf(name).dispose();
    });
    return new Map(network.outputs.map((name) => [name, context.valueOf(name) as Tensor2D]));
  };
}

/**
 * Brings pixels to what the network was trained to see.
 * @param pixels 0..255, [batch, size, size, 3]
 */
export function normalisePixels(tf: TensorFlow, pixels: Tensor4D, input: NetworkInput): Tensor4D {
  return tf.tidy(() => {
    const scale = tf.tensor1d(input.standardDeviation.map((deviation) => 1 / deviation));
    return tf.mul(tf.sub(pixels, tf.tensor1d([...input.mean])), scale);
  });
}

/**
 * For each layer, the names that nobody asks for after it: a batch of fifty layers' images would fill the memory.
 */
function spentAfter(network: Network): string[][] {
  const spent: string[][] = network.layers.map(() => []);
  const kept = new Set([NETWORK_INPUT, ...network.outputs]);
  for (let index = network.layers.length - 1; index >= 0; index--) {
    const layer = network.layers[index];
    if (!layer) continue;
    for (const name of new Set(inputsOf(layer))) {
      if (kept.has(name)) continue;
      kept.add(name);
      spent[index]?.push(name);
    }
  }
  return spent;
}

const inputsOf = (layer: Layer): readonly string[] => ('inputs' in layer ? layer.inputs : [layer.input]);

function present(tensor: Tensor | undefined, name: string): Tensor {
  if (tensor) return tensor;
  throw new Error(`there is no tensor '${name}'`);
}
