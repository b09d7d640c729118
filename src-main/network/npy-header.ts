/** What an array of a npz says of itself. */
export interface NpyHeader {
  shape: readonly number[];
  bytesPerValue: 2 | 4;
  /** Where the values start. */
  dataStart: number;
}

const MAGIC = '\u0093NUMPY';
const DESCRIPTIONS: Readonly<Record<string, 2 | 4>> = { '<f4': 4, '<f2': 2 };

/** No header of numpy's comes near; more is not looked for. */
export const MAX_NPY_HEADER_BYTES = 64 * 1024;

/**
 * The header of an array in numpy's own format, version 1 or 2.
 *
 * @param bytes the start of the array, with all of the header
 * @returns what is wrong with it, as text, where it cannot be read
 */
export function parseNpyHeader(bytes: Uint8Array): NpyHeader | string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.toString('latin1', 0, 6) !== MAGIC || content.byteLength < 12) return 'is no numpy array';
  const major = content.readUInt8(6);
  if (major !== 1 && major !== 2) return `is in version ${major} of numpy's format, where 1 and 2 are read`;
  const textStart = major === 1 ? 10 : 12;
  const dataStart = textStart + (major === 1 ? content.readUInt16LE(8) : content.readUInt32LE(8));
  if (dataStart > Math.min(content.byteLength, MAX_NPY_HEADER_BYTES)) return 'ends within its header';
  return parseDescription(content.toString('latin1', textStart, dataStart), dataStart);
}

/** A Python dictionary as numpy writes it; nothing else that Python would take. */
function parseDescription(text: string, dataStart: number): NpyHeader | string {
  const type = /'descr': *'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order': *(True|False)/.exec(text)?.[1];
  const sizes = /'shape': *\(((?:\d+, *)*\d*),?\)/.exec(text)?.[1];
  if (type === undefined || order === undefined || sizes === undefined) return 'has a header of another kind';
  const bytesPerValue = DESCRIPTIONS[type];
  if (bytesPerValue === undefined) return `holds values of type ${type}, where <f4 and <f2 are read`;
  if (order === 'True') return 'is in Fortran order, where C order is read';
  const shape = sizes
    .split(',')
    .filter((size) => size.trim() !== '')
    .map(Number);
  return { shape, bytesPerValue, dataStart };
}
