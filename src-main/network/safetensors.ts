import { headerEnd, parseHeader, type TensorPlace, weightsDamaged } from './safetensors-header.ts';

export interface Tensor {
  shape: readonly number[];
  /** Row-major. Half precision is widened on reading: every runtime here computes in float32. */
  values: Float32Array<ArrayBuffer>;
}

/** What a weights file holds. `path` is kept for the messages of whoever misses a tensor. */
export interface Weights {
  path: string;
  tensors: ReadonlyMap<string, Tensor>;
}

/**
 * Reads a safetensors file of float16 or float32 tensors. The file is not trusted: every stated length is
 * checked, and the tensors must fill the file without gap or overlap.
 *
 * @throws CodedError 'weights-damaged'
 */
export function readSafetensors(bytes: Uint8Array, path: string): Weights {
  const head = bytes.subarray(0, headerEnd(bytes, bytes.byteLength, path));
  const { places, dataStart } = parseHeader(head, bytes.byteLength, path);
  const tensors = new Map<string, Tensor>();
  let start = dataStart;
  for (const place of places) {
    // Copied: a header of any length may put the values at an odd address, where a typed array cannot start.
    const values = toFloats(new Uint8Array(bytes.subarray(start, start + place.bytes)), place.dtype);
    tensors.set(place.name, { shape: place.shape, values });
    start += place.bytes;
  }
  return { path, tensors };
}

/** @throws CodedError 'weights-damaged' where there is no such tensor or it has another shape */
export function tensorOf(weights: Weights, name: string, shape: readonly number[]): Tensor {
  const tensor = weights.tensors.get(name);
  if (!tensor) throw weightsDamaged(weights.path, `tensor '${name}' is missing`);
  if (tensor.shape.join() !== shape.join()) {
    throw weightsDamaged(
      weights.path,
      `tensor '${name}' is [${tensor.shape.join(', ')}] where the network has [${shape.join(', ')}]`,
    );
  }
  return tensor;
}

/** @param bytes all of their buffer, which the result may take over */
export function toFloats(
  { buffer }: Uint8Array<ArrayBuffer>,
  dtype: TensorPlace['dtype'],
): Float32Array<ArrayBuffer> {
  return dtype === 'F32' ? new Float32Array(buffer) : new Float32Array(new Float16Array(buffer));
}
