import { z } from 'zod';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { firstIssue } from './first-issue.ts';

/** The header is preceded by its length, as a 64-bit little-endian number. */
export const LENGTH_BYTES = 8;

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

/** Where a tensor lies in its file. */
export interface TensorPlace {
  name: string;
  dtype: HeaderEntry['dtype'];
  shape: readonly number[];
  bytes: number;
}

/** What a safetensors file says of itself before its first value. */
export interface SafetensorsHeader {
  metadata: Readonly<Record<string, string>>;
  /** In the order of the file, which they fill from `dataStart` on without gap or overlap. */
  places: readonly TensorPlace[];
  dataStart: number;
}

/**
 * How many bytes the header takes, its length included.
 *
 * @param start the first bytes of the file, at least `LENGTH_BYTES` of them
 * @throws CodedError 'weights-damaged'
 */
export function headerEnd(start: Uint8Array, fileBytes: number, path: string): number {
  if (start.byteLength < LENGTH_BYTES) throw weightsDamaged(path, 'the file ends before its header');
  const view = new DataView(start.buffer, start.byteOffset, LENGTH_BYTES);
  const headerBytes = view.getBigUint64(0, true);
  if (headerBytes > MAX_HEADER_BYTES) throw weightsDamaged(path, `its header claims ${headerBytes} bytes`);
  const end = LENGTH_BYTES + Number(headerBytes);
  if (end > fileBytes) throw weightsDamaged(path, 'the file ends within its header');
  return end;
}

/**
 * The file is not trusted: every stated length is checked, and the tensors must fill the file exactly.
 *
 * @param head the first bytes of the file, as many as `headerEnd` says
 * @throws CodedError 'weights-damaged'
 */
export function parseHeader(head: Uint8Array, fileBytes: number, path: string): SafetensorsHeader {
  const header = Header.safeParse(parseJson(head.subarray(LENGTH_BYTES), path));
  if (!header.success) {
    throw weightsDamaged(path, `its header is wrong: ${firstIssue(header.error)}`, header.error);
  }
  const { __metadata__: metadata = {}, ...entries } = header.data;
  const dataStart = head.byteLength;
  const places: TensorPlace[] = [];
  let end = dataStart;
  for (const [name, entry] of Object.entries(entries).sort(([, a], [, b]) => compareEntries(a, b))) {
    const damaged = (reason: string) => weightsDamaged(path, `tensor '${name}' ${reason}`);
    const [from, to] = entry.data_offsets;
    if (dataStart + from !== end) throw damaged('does not start where the one before ends');
    end = dataStart + to;
    if (end > fileBytes) throw damaged('reaches past the end of the file');
    if (to - from !== byteLengthOf(entry)) throw damaged('has not as many bytes as its shape says');
    places.push({ name, dtype: entry.dtype, shape: entry.shape, bytes: to - from });
  }
  if (end !== fileBytes) throw weightsDamaged(path, 'bytes are left over behind the last tensor');
  return { metadata, places, dataStart };
}

/**
 * The header of a file of float32 tensors in this order, its length included.
 *
 * @throws Error where two have the same name: a mistake in our code
 */
export function encodeHeader(
  tensors: readonly { name: string; shape: readonly number[] }[],
  metadata: Readonly<Record<string, string>>,
): Buffer<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, shape } of tensors) {
    if (Object.hasOwn(header, name)) throw new Error(`two tensors are named '${name}'`);
    const end = offset + byteLengthOf({ dtype: 'F32', shape });
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = JSON.stringify(header);
  const spaces = ' '.repeat((LENGTH_BYTES - (Buffer.byteLength(json) % LENGTH_BYTES)) % LENGTH_BYTES);
  const text = Buffer.from(json + spaces);
  // A reader refuses more; better said while the old file is still there.
  if (text.byteLength > MAX_HEADER_BYTES) throw new Error(`a header of ${text.byteLength} bytes is too long`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(text.byteLength));
  return Buffer.concat([length, text]);
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw weightsDamaged(path, 'its header is not JSON', error);
  }
}

/** By start, and an empty tensor before the one that starts at the same place. */
function compareEntries(a: HeaderEntry, b: HeaderEntry): number {
  return a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1];
}

/** Too large a product is no safe integer and equals no length in a file. */
function byteLengthOf({ dtype, shape }: { dtype: HeaderEntry['dtype']; shape: readonly number[] }): number {
  return shape.reduce((product, size) => product * size, BYTES_PER_VALUE[dtype]);
}

/** Its cause has the bare reason as message, for whoever knows better what to do about it. */
export function weightsDamaged(path: string, reason: string, cause?: unknown): CodedError {
  return new CodedError(
    'weights-damaged',
    `The model's weights cannot be used (${reason}). Reinstall Lookalike, or import the model again.`,
    { path, cause: new Error(reason, { cause }) },
  );
}
