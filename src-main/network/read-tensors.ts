import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { readSeal, type Seal } from './header-seal.ts';
import { type Tensor, toFloats } from './safetensors.ts';
import {
  headerEnd,
  LENGTH_BYTES,
  parseHeader,
  type SafetensorsHeader,
  weightsDamaged,
} from './safetensors-header.ts';

interface TensorsHeader extends SafetensorsHeader {
  /** Null: the header is not what was written, or was not written by us. */
  seal: Seal | null;
  /** Of the whole file. */
  bytes: number;
}

interface StoredTensors {
  tensors: Map<string, Tensor>;
  metadata: Readonly<Record<string, string>>;
  /** What these weights are known by; see `writeTensors`. */
  sha256: string;
}

/**
 * All of a file that `writeTensors` made, its seal checked.
 *
 * @throws CodedError 'weights-damaged'; what Node throws where the file cannot be opened
 */
export function readTensors(path: string): Promise<StoredTensors> {
  return withFile(path, async (file) => {
    const header = await readHeader(file, path);
    if (!header.seal) throw weightsDamaged(path, 'its header is not what was written, SHA-256 differs');
    const { tensors, sha256 } = await readValues(file, header, path);
    if (sha256 !== header.seal.weights_sha256) {
      throw weightsDamaged(path, 'its values are not what was written, SHA-256 differs');
    }
    return { tensors, metadata: header.metadata, sha256 };
  });
}

/** What a file says of itself; its values are not looked at. Throws as `readTensors` does, but for the seal. */
export function readTensorsHeader(path: string): Promise<TensorsHeader> {
  return withFile(path, (file) => readHeader(file, path));
}

async function readHeader(file: FileHandle, path: string): Promise<TensorsHeader> {
  const { size: bytes } = await file.stat();
  const start = await readExactly(file, 0, Math.min(LENGTH_BYTES, bytes), path);
  const head = await readExactly(file, 0, headerEnd(start, bytes, path), path);
  const header = parseHeader(head, bytes, path);
  return { ...header, seal: readSeal(head, header.metadata), bytes };
}

async function readValues(
  file: FileHandle,
  { places, dataStart }: SafetensorsHeader,
  path: string,
): Promise<{ tensors: Map<string, Tensor>; sha256: string }> {
  const hash = createHash('sha256');
  const tensors = new Map<string, Tensor>();
  let start = dataStart;
  for (const { name, dtype, shape, bytes } of places) {
    const content = await readExactly(file, start, bytes, path);
    hash.update(content);
    tensors.set(name, { shape, values: toFloats(content, dtype) });
    start += bytes;
  }
  return { tensors, sha256: hash.digest('hex') };
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** One read may give fewer bytes than are there. */
async function readExactly(
  file: FileHandle,
  position: number,
  bytes: number,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(bytes);
  for (let done = 0; done < bytes;) {
    const { bytesRead } = await file.read(content, done, bytes - done, position + done);
    if (bytesRead === 0) throw weightsDamaged(path, 'the file became shorter while it was read');
    done += bytesRead;
  }
  return content;
}
