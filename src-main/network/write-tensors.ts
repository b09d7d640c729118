import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { writeAll, writeDurably } from '../durable-file.ts';
import { emptySeal, headerSealOf, type Seal } from './header-seal.ts';
import type { Tensor } from './safetensors.ts';
import { encodeHeader } from './safetensors-header.ts';

/** A tensor that is made when it is its turn to be written. */
export interface TensorSource {
  name: string;
  shape: readonly number[];
  /** Row-major. */
  values(): Float32Array | Promise<Float32Array>;
}

export interface WrittenTensors {
  bytes: number;
  /** Of the values of all tensors in their order: what these weights are known by. */
  sha256: string;
}

/**
 * Writes a safetensors file of float32 tensors under a seal, so that any altered byte is noticed; see `writeDurably`
 * for what is left when it fails.
 *
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'
 */
export function writeTensors(
  path: string,
  tensors: Iterable<readonly [string, Tensor]>,
  metadata: Readonly<Record<string, string>>,
): Promise<WrittenTensors> {
  const sources = [...tensors].map(([name, { shape, values }]) => ({ name, shape, values: () => values }));
  return writeTensorSources(path, sources, metadata);
}

/** As `writeTensors`, with one tensor at a time in memory. Passes on what a source throws, if coded. */
export async function writeTensorSources(
  path: string,
  sources: readonly TensorSource[],
  metadata: Readonly<Record<string, string>>,
): Promise<WrittenTensors> {
  const headWith = (seal: Seal) => encodeHeader(sources, { ...seal, ...metadata });
  return writeDurably(path, async (file) => {
    const written = await writeValues(file, sources, headWith(emptySeal).byteLength);
    const unsealed = headWith({ ...emptySeal, weights_sha256: written.sha256 });
    const header_sha256 = headerSealOf(unsealed) ?? emptySeal.header_sha256;
    await writeAll(file, headWith({ header_sha256, weights_sha256: written.sha256 }), 0);
    return written;
  });
}

async function writeValues(
  file: FileHandle,
  sources: readonly TensorSource[],
  dataStart: number,
): Promise<WrittenTensors> {
  const hash = createHash('sha256');
  let position = dataStart;
  for (const source of sources) {
    const values = await source.values();
    const count = source.shape.reduce((product, size) => product * size, 1);
    if (values.length !== count) throw new Error(`'${source.name}' has ${values.length} of ${count} values`);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    hash.update(bytes);
    await writeAll(file, bytes, position);
    position += bytes.byteLength;
  }
  return { bytes: position, sha256: hash.digest('hex') };
}
