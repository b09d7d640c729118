import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

export interface ArrayToWrite {
  shape: readonly number[];
  values: Float32Array | Float16Array;
  /** Of numpy's format. */
  version?: 1 | 2 | 3;
  fortranOrder?: boolean;
  /** What it says it holds, if not the truth. */
  type?: string;
}

/** An array in numpy's own format. */
export function npyOf({ shape, values, version = 1, fortranOrder = false, type }: ArrayToWrite): Buffer {
  const described = type ?? (values instanceof Float16Array ? '<f2' : '<f4');
  const sizes = shape.length === 1 ? `${shape[0]!},` : shape.join(', ');
  const text = `{'descr': '${described}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  const lengthBytes = version === 1 ? 2 : 4;
  const start = 8 + lengthBytes;
  const header = Buffer.from(text.padEnd(Math.ceil((start + text.length + 1) / 64) * 64 - start - 1) + '\n');
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntLE(header.byteLength, 0, lengthBytes);
  const data = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return Buffer.concat([
    Buffer.from(`\u0093NUMPY${String.fromCharCode(version, 0)}`, 'latin1'),
    length,
    header,
    data,
  ]);
}

export interface ZipEntry {
  name: string;
  content: Buffer;
  /** What the table of contents says, if not the truth. */
  checksum?: number;
  unpackedBytes?: number;
}

/** A zip, entry by entry: what is written is not held. */
export function writeZip(path: string, entries: Iterable<ZipEntry>, isCompressed = false): void {
  const file = openSync(path, 'w');
  const table: Buffer[] = [];
  let position = 0;
  const write = (...parts: Buffer[]): void => {
    for (const part of parts) position += writeSync(file, part);
  };
  for (const { name, content, checksum = crc32(content), unpackedBytes = content.byteLength } of entries) {
    const packed = isCompressed ? deflateRawSync(content, { level: 1 }) : content;
    const place = position;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isCompressed ? 8 : 0, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(unpackedBytes, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    write(Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    table.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, rest, Buffer.from(name)]));
  }
  const tablePlace = position;
  write(...table);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(table.length, 4);
  end.writeUInt16LE(table.length, 6);
  end.writeUInt32LE(position - tablePlace, 8);
  end.writeUInt32LE(tablePlace, 12);
  write(Buffer.from('PK\u0005\u0006'), end);
  closeSync(file);
}
