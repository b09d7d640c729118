export interface TensorToWrite {
  dtype?: 'F16' | 'F32';
  shape: readonly number[];
  values: readonly number[];
}

/** A safetensors file. `editHeader` may spoil the header before it is written. */
export function writeSafetensors(
  tensors: Readonly<Record<string, TensorToWrite>>,
  editHeader: (header: Record<string, HeaderEntry>) => unknown = (header) => header,
): Buffer {
  const header: Record<string, HeaderEntry> = {};
  const data: Buffer[] = [];
  let offset = 0;
  for (const [name, { dtype = 'F32', shape, values }] of Object.entries(tensors)) {
    const array = dtype === 'F16' ? new Float16Array(values) : new Float32Array(values);
    data.push(Buffer.from(array.buffer));
    header[name] = { dtype, shape: [...shape], data_offsets: [offset, (offset += array.byteLength)] };
  }
  return joinSafetensors(JSON.stringify(editHeader(header)), Buffer.concat(data));
}

/** @param statedHeaderBytes what the file claims, if not the truth */
export function joinSafetensors(
  header: string,
  data: Buffer,
  statedHeaderBytes = BigInt(Buffer.byteLength(header)),
): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(statedHeaderBytes);
  return Buffer.concat([length, Buffer.from(header), data]);
}

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}
