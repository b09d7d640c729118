import type { Tensor } from './safetensors.ts';
import { weightsDamaged } from './safetensors-header.ts';
import type { Shape } from './shapes.ts';

/**
 * That these are the weights of a network, all of them and nothing else, and numbers throughout.
 *
 * @param path for the messages
 * @throws CodedError 'weights-damaged'
 */
export function checkWeights(
  tensors: ReadonlyMap<string, Tensor>,
  expected: ReadonlyMap<string, Shape>,
  path: string,
): void {
  for (const [name, shape] of expected) {
    const tensor = tensors.get(name);
    if (!tensor) throw weightsDamaged(path, `tensor '${name}' is missing`);
    checkShape(name, tensor.shape, shape, path);
    checkFinite(name, tensor.values, path);
  }
  for (const name of tensors.keys()) {
    if (!expected.has(name)) throw weightsDamaged(path, `tensor '${name}' is none of this network`);
  }
}

/** @throws CodedError 'weights-damaged' */
export function checkShape(name: string, shape: Shape, expected: Shape, path: string): void {
  if (shape.join() === expected.join()) return;
  throw weightsDamaged(
    path,
    `tensor '${name}' is [${shape.join(', ')}] where the network has [${expected.join(', ')}]`,
  );
}

/** One that is not would make every vector NaN. @throws CodedError 'weights-damaged' */
export function checkFinite(name: string, values: Float32Array, path: string): void {
  // By index, which is seven times as fast as any other way; BiT has 24 million.
  for (let place = 0; place < values.length; place++) {
    if (!Number.isFinite(values[place]))
      throw weightsDamaged(path, `tensor '${name}' holds what is no number`);
  }
}
