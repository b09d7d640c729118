import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';
import { checkShape } from './check-weights.ts';
import { MAX_NPY_HEADER_BYTES, parseNpyHeader } from './npy-header.ts';
import { weightsDamaged } from './safetensors-header.ts';

/** A file of numpy arrays, open; one array at a time is read. */
export interface NpzFile {
  names: ReadonlySet<string>;
  /**
   * @param shape that it must have: nothing is read of an array of another size
   * @returns its values, row-major
   * @throws CodedError 'weights-damaged'
   */
  read(name: string, shape: readonly number[]): Promise<Float32Array<ArrayBuffer>>;
  close(): void;
}

const SUFFIX = '.npy';

/** @throws CodedError 'weights-damaged' */
export async function openNpz(path: string): Promise<NpzFile> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw weightsDamaged(path, `it is no sound zip: ${errorMessage(error)}`, error);
  });
  try {
    const entries = await readEntries(zip, path);
    return {
      names: new Set(entries.keys()),
      read: async (name, shape) => {
        const entry = entries.get(name);
        if (!entry) throw weightsDamaged(path, `tensor '${name}' is missing`);
        return readArray(zip, entry, { name, shape, path });
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.endsWith(SUFFIX) ? entry.fileName.slice(0, -SUFFIX.length) : entry.fileName;
      if (entries.has(name)) throw weightsDamaged(path, `tensor '${name}' is there twice`);
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw weightsDamaged(path, `its table of contents is damaged: ${errorMessage(error)}`, error);
  }
  return entries;
}

async function readArray(
  zip: ZipFile,
  entry: Entry,
  { name, shape, path }: { name: string; shape: readonly number[]; path: string },
): Promise<Float32Array<ArrayBuffer>> {
  const damaged = (reason: string, cause?: unknown) =>
    weightsDamaged(path, `tensor '${name}' ${reason}`, cause);
  const count = shape.reduce((product, size) => product * size, 1);
  // Before it is unpacked: a zip can make a gigabyte out of a page.
  if (entry.uncompressedSize > count * 4 + MAX_NPY_HEADER_BYTES)
    throw damaged('is larger than the network has it');
  const content = await unpack(zip, entry).catch((error: unknown) => {
    throw damaged(`cannot be unpacked: ${errorMessage(error)}`, error);
  });
  if (crc32(content) !== entry.crc32) throw damaged('is damaged (its checksum differs)');
  const header = parseNpyHeader(content);
  if (typeof header === 'string') throw damaged(header);
  checkShape(name, header.shape, shape, path);
  const { dataStart, bytesPerValue } = header;
  if (content.byteLength - dataStart !== count * bytesPerValue) {
    throw damaged('has not as many bytes as its shape says');
  }
  const { buffer } = new Uint8Array(content.subarray(dataStart));
  return bytesPerValue === 4 ? new Float32Array(buffer) : new Float32Array(new Float16Array(buffer));
}

/** The size is that of the table of contents; yauzl stops a stream that gives more or less. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(entry.uncompressedSize);
  let done = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    content.set(chunk, done);
    done += chunk.byteLength;
  }
  return content;
}
