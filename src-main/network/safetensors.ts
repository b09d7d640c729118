import { z } from 'zod';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { firstIssue } from './first-issue.ts';

interface Tensor {
  shape: readonly number[];
  /** Row-major. Half precision is widened on reading: every runtime here computes in float32. */
  values: Float32Array<ArrayBuffer>;
}

/** What a weights file holds. `path` is kept for the messages of whoever misses a tensor. */
export interface Weights {
  path: string;
  tensors: ReadonlyMap<string, Tensor>;
}

const LENGTH_BYTES = 8;

/** A header of ours has 10 KB. Any file may be opened here, and a stated gigabyte would be parsed as JSON. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;

const BYTES_PER_VALUE = { F16: 2, F32: 4 } as const;

const Offset = z.int().nonnegative();
const HeaderEntry = z.object({
  dtype: z.enum(['F16', 'F32'], { error: 'only F16 and F32 are read' }),
  shape: z.array(Offset).max(8),
  data_offsets: z.tuple([Offset, Offset]),
});
type HeaderEntry = z.infer<typeof HeaderEntry>;

const Header = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(HeaderEntry);

/**
 * Reads a safetensors file of float16 or float32 tensors. The file is not trusted: every stated length is
 * checked, and the tensors must fill the file without gap or overlap.
 *
 * @throws CodedError 'weights-damaged'
 */
export function readSafetensors(bytes: Uint8Array, path: string): Weights {
  const { header, dataStart } = readHeader(bytes, path);
  const { __metadata__: _, ...entries } = header;
  const byPlace = Object.entries(entries).sort(([, a], [, b]) => comparePlaces(a, b));

  const tensors = new Map<string, Tensor>();
  let end = dataStart;
  for (const [name, entry] of byPlace) {
    const damaged = (reason: string) => weightsDamaged(path, `tensor '${name}' ${reason}`);
    const start = dataStart + entry.data_offsets[0];
    if (start !== end) throw damaged('does not start where the one before ends');
    end = dataStart + entry.data_offsets[1];
    if (end > bytes.byteLength) throw damaged('reaches past the end of the file');
    if (end - start !== byteLengthOf(entry)) throw damaged('has not as many bytes as its shape says');
    tensors.set(name, { shape: entry.shape, values: readValues(bytes.subarray(start, end), entry.dtype) });
  }
  if (end !== bytes.byteLength) throw weightsDamaged(path, 'bytes are left over behind the last tensor');
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

function readHeader(bytes: Uint8Array, path: string): { header: z.infer<typeof Header>; dataStart: number } {
  if (bytes.byteLength < LENGTH_BYTES) throw weightsDamaged(path, 'the file ends before its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getBigUint64(0, true);
  if (headerBytes > MAX_HEADER_BYTES) throw weightsDamaged(path, `its header claims ${headerBytes} bytes`);
  const dataStart = LENGTH_BYTES + Number(headerBytes);
  if (dataStart > bytes.byteLength) throw weightsDamaged(path, 'the file ends within its header');

  const header = Header.safeParse(parseJson(bytes.subarray(LENGTH_BYTES, dataStart), path));
  if (header.success) return { header: header.data, dataStart };
  throw weightsDamaged(path, `its header is wrong: ${firstIssue(header.error)}`, header.error);
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw weightsDamaged(path, 'its header is not JSON', error);
  }
}

/** By start, and an empty tensor before the one that starts at the same place. */
function comparePlaces(a: HeaderEntry, b: HeaderEntry): number {
  return a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1];
}

/** Too large a product is no safe integer and equals no length in a file. */
function byteLengthOf({ dtype, shape }: HeaderEntry): number {
  return shape.reduce((product, size) => product * size, BYTES_PER_VALUE[dtype]);
}

/** Copies: a header of any length may put the values at an odd address, where a typed array cannot start. */
function readValues(bytes: Uint8Array, dtype: HeaderEntry['dtype']): Float32Array<ArrayBuffer> {
  const { buffer } = new Uint8Array(bytes);
  return dtype === 'F32' ? new Float32Array(buffer) : new Float32Array(new Float16Array(buffer));
}

function weightsDamaged(path: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'weights-damaged',
    `The model's weights cannot be used (${reason}). Reinstall Lookalike, or import the model again.`,
    { path, cause },
  );
}
