/** Where the colours of one pixel lie in its 16 or 32 bits. An alpha mask of 0 is an opaque picture. */
export interface ChannelMasks {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

export interface BitmapHeader {
  width: number;
  height: number;
  /** Rows run from the top. The usual bitmap runs from the bottom, and says so by a positive height. */
  topDown: boolean;
  bitsPerPixel: number;
  compression: 'none' | 'rle8' | 'rle4';
  masks: ChannelMasks;
  /** Red, green and blue of each colour, for 8 bits a pixel and fewer. */
  palette: Uint8Array;
  pixelsAt: number;
  profile: Buffer | undefined;
}

const FILE_HEADER_BYTES = 14;
const CORE_HEADER_BYTES = 12;
const COMPRESSIONS = { 0: 'none', 1: 'rle8', 2: 'rle4', 3: 'none', 6: 'none' } as const;
const BIT_FIELDS = 3;
const BIT_FIELDS_WITH_ALPHA = 6;
const EMBEDDED_PROFILE = 0x4d424544; // 'MBED'

/**
 * The headers of Windows bitmaps, versions 3 to 5, and of OS/2 1.x: [MS-WMF] 2.2.2.9 and BITMAPV5HEADER.
 * @throws Error with a short reason, or RangeError where the file ends too early
 */
export function readBitmapHeader(bytes: Buffer): BitmapHeader {
  const headerBytes = bytes.readUInt32LE(FILE_HEADER_BYTES);
  const isCore = headerBytes === CORE_HEADER_BYTES;
  const at = FILE_HEADER_BYTES;
  const height = isCore ? bytes.readUInt16LE(at + 6) : bytes.readInt32LE(at + 8);
  const bitsPerPixel = bytes.readUInt16LE(at + (isCore ? 10 : 14));
  const compressionCode = headerBytes >= 40 ? bytes.readUInt32LE(at + 16) : 0;
  const compression = COMPRESSIONS[compressionCode as keyof typeof COMPRESSIONS] as
    BitmapHeader['compression'] | undefined;
  if (compression === undefined) throw new Error(`unknown bitmap compression ${compressionCode}`);
  if (![1, 4, 8, 16, 24, 32].includes(bitsPerPixel)) throw new Error(`${bitsPerPixel} bits per pixel`);

  const hasMasks = compressionCode === BIT_FIELDS || compressionCode === BIT_FIELDS_WITH_ALPHA;
  const masksBehindHeader = hasMasks && headerBytes === 40;
  const maskBytes = masksBehindHeader ? (compressionCode === BIT_FIELDS ? 12 : 16) : 0;

  return {
    width: isCore ? bytes.readUInt16LE(at + 4) : bytes.readInt32LE(at + 4),
    height: Math.abs(height),
    topDown: height < 0,
    bitsPerPixel,
    compression,
    masks: hasMasks ? readMasks(bytes, headerBytes, compressionCode) : usualMasks(bitsPerPixel),
    palette: readPalette(bytes, at + headerBytes + maskBytes, bitsPerPixel, isCore),
    pixelsAt: bytes.readUInt32LE(10),
    profile: headerBytes >= 124 ? readProfile(bytes) : undefined,
  };
}

/** Without masks the fourth byte of a 32-bit pixel is unused, whatever it holds. */
function usualMasks(bitsPerPixel: number): ChannelMasks {
  return bitsPerPixel === 16
    ? { red: 0x7c00, green: 0x03e0, blue: 0x001f, alpha: 0 }
    : { red: 0xff0000, green: 0x00ff00, blue: 0x0000ff, alpha: 0 };
}

/** The masks stand at the same place in and behind every header. */
function readMasks(bytes: Buffer, headerBytes: number, compressionCode: number): ChannelMasks {
  const at = FILE_HEADER_BYTES + 40;
  const hasAlpha = headerBytes >= 56 || compressionCode === BIT_FIELDS_WITH_ALPHA;
  return {
    red: bytes.readUInt32LE(at),
    green: bytes.readUInt32LE(at + 4),
    blue: bytes.readUInt32LE(at + 8),
    alpha: hasAlpha ? bytes.readUInt32LE(at + 12) : 0,
  };
}

/** Always 2^bits colours, black where the file states fewer: a pixel can then point nowhere. */
function readPalette(bytes: Buffer, at: number, bitsPerPixel: number, isCore: boolean): Uint8Array {
  if (bitsPerPixel > 8) return new Uint8Array(0);
  const palette = new Uint8Array(3 * 2 ** bitsPerPixel);
  const stated = isCore ? 0 : bytes.readUInt32LE(FILE_HEADER_BYTES + 32);
  const entryBytes = isCore ? 3 : 4;
  const count = Math.min(stated === 0 ? 2 ** bitsPerPixel : stated, 2 ** bitsPerPixel);
  for (let index = 0; index < count; index++) {
    const entry = at + index * entryBytes;
    palette[index * 3] = bytes.readUInt8(entry + 2);
    palette[index * 3 + 1] = bytes.readUInt8(entry + 1);
    palette[index * 3 + 2] = bytes.readUInt8(entry);
  }
  return palette;
}

function readProfile(bytes: Buffer): Buffer | undefined {
  if (bytes.readUInt32LE(FILE_HEADER_BYTES + 56) !== EMBEDDED_PROFILE) return undefined;
  const start = FILE_HEADER_BYTES + bytes.readUInt32LE(FILE_HEADER_BYTES + 112);
  return bytes.subarray(start, start + bytes.readUInt32LE(FILE_HEADER_BYTES + 116));
}
