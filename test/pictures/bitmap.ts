import { colourAt, type Pixels } from './pixels.ts';

export interface BitmapKind {
  name: string;
  bitsPerPixel: 1 | 4 | 8 | 16 | 24 | 32;
  compression?: 'none' | 'rle4' | 'rle8' | 'bit-fields';
  topDown?: boolean;
  /** 12: OS/2 1.x; 40: Windows 3; 108 and 124: Windows 95 and later. */
  headerBytes?: 12 | 40 | 108 | 124;
  /** Red, green, blue, alpha, with 'bit-fields'. */
  masks?: readonly [number, number, number, number];
}

export const bitmapKinds: readonly BitmapKind[] = [
  { name: '1-bit', bitsPerPixel: 1 },
  { name: '4-bit', bitsPerPixel: 4 },
  { name: '4-bit, run-length encoded', bitsPerPixel: 4, compression: 'rle4' },
  { name: '8-bit', bitsPerPixel: 8 },
  { name: '8-bit, from the top', bitsPerPixel: 8, topDown: true },
  { name: '8-bit, run-length encoded', bitsPerPixel: 8, compression: 'rle8' },
  { name: '8-bit of OS/2', bitsPerPixel: 8, headerBytes: 12 },
  { name: '16-bit, 5-5-5', bitsPerPixel: 16 },
  { name: '16-bit, 5-6-5', bitsPerPixel: 16, compression: 'bit-fields', masks: [0xf800, 0x07e0, 0x001f, 0] },
  { name: '24-bit', bitsPerPixel: 24 },
  { name: '24-bit, from the top', bitsPerPixel: 24, topDown: true },
  { name: '24-bit of OS/2', bitsPerPixel: 24, headerBytes: 12 },
  { name: '32-bit', bitsPerPixel: 32 },
  {
    name: '32-bit, blue in the highest byte',
    bitsPerPixel: 32,
    compression: 'bit-fields',
    masks: [0x0000ff00, 0x00ff0000, 0xff000000, 0],
  },
  {
    name: '32-bit with alpha, version 5',
    bitsPerPixel: 32,
    compression: 'bit-fields',
    headerBytes: 124,
    masks: [0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000],
  },
];

const COMPRESSION_CODES = { none: 0, rle8: 1, rle4: 2, 'bit-fields': 3 };
const FILE_HEADER_BYTES = 14;

/** A BMP file. Up to 8 bits a pixel, the picture may have only as many colours as fit the palette. */
export function encodeBitmap(pixels: Pixels, kind: BitmapKind): Buffer {
  const { width, height } = pixels;
  const { bitsPerPixel, compression = 'none', topDown = false, headerBytes = 40, masks } = kind;
  const palette = bitsPerPixel <= 8 ? paletteOf(pixels, 2 ** bitsPerPixel) : [];
  const rows = Array.from({ length: height }, (_, row) => {
    const from = topDown ? row : height - 1 - row;
    return Array.from({ length: width }, (_unused, column) =>
      pixelValue(pixels, column, from, kind, palette),
    );
  });
  const body = compression.startsWith('rle')
    ? encodeRuns(rows, compression === 'rle4')
    : Buffer.concat(rows.map((row) => packRow(row, bitsPerPixel)));

  const masksBehind = masks !== undefined && headerBytes === 40 ? 12 : 0;
  const paletteEntryBytes = headerBytes === 12 ? 3 : 4;
  const pixelsAt =
    FILE_HEADER_BYTES +
    headerBytes +
    masksBehind +
    (palette.length > 0 ? 2 ** bitsPerPixel * paletteEntryBytes : 0);
  const header = Buffer.alloc(pixelsAt);
  header.write('BM');
  header.writeUInt32LE(pixelsAt + body.length, 2);
  header.writeUInt32LE(pixelsAt, 10);
  header.writeUInt32LE(headerBytes, 14);
  if (headerBytes === 12) {
    header.writeUInt16LE(width, 18);
    header.writeUInt16LE(height, 20);
    header.writeUInt16LE(1, 22);
    header.writeUInt16LE(bitsPerPixel, 24);
  } else {
    header.writeInt32LE(width, 18);
    header.writeInt32LE(topDown ? -height : height, 22);
    header.writeUInt16LE(1, 26);
    header.writeUInt16LE(bitsPerPixel, 28);
    header.writeUInt32LE(COMPRESSION_CODES[compression], 30);
    header.writeUInt32LE(body.length, 34);
    masks?.slice(0, headerBytes === 40 ? 3 : 4).forEach((mask, index) => {
      header.writeUInt32LE(mask, 54 + index * 4);
    });
  }
  palette.forEach(([red, green, blue], index) => {
    const at = FILE_HEADER_BYTES + headerBytes + masksBehind + index * paletteEntryBytes;
    header.set([blue, green, red], at);
  });
  return Buffer.concat([header, body]);
}

type Palette = readonly (readonly [number, number, number])[];

function paletteOf(pixels: Pixels, limit: number): Palette {
  const seen = new Map<string, readonly [number, number, number]>();
  for (let at = 0; at < pixels.width * pixels.height; at++) {
    const colour = colourAt(pixels, at % pixels.width, Math.floor(at / pixels.width));
    seen.set(colour.join(), colour);
  }
  if (seen.size > limit) throw new RangeError(`${seen.size} colours do not fit a palette of ${limit}`);
  return [...seen.values()];
}

function pixelValue(
  pixels: Pixels,
  column: number,
  row: number,
  { bitsPerPixel, masks }: BitmapKind,
  palette: Palette,
): number {
  const colour = colourAt(pixels, column, row);
  if (bitsPerPixel <= 8) return palette.findIndex((entry) => entry.join() === colour.join());
  const usual = bitsPerPixel === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0xff00, 0xff, 0];
  const values = [...colour, 255];
  return (masks ?? usual).reduce((sum, mask, index) => {
    if (mask === 0) return sum;
    const shift = 31 - Math.clz32(mask & -mask);
    return sum + Math.round(((values[index] ?? 0) * (mask >>> shift)) / 255) * 2 ** shift;
  }, 0);
}

/** Rows are padded to 4 bytes; below 8 bits the first pixel lies in the highest bits. */
function packRow(row: readonly number[], bitsPerPixel: number): Buffer {
  const packed = Buffer.alloc(Math.ceil((row.length * bitsPerPixel) / 32) * 4);
  row.forEach((value, column) => {
    if (bitsPerPixel < 8) {
      const at = Math.floor((column * bitsPerPixel) / 8);
      packed[at] = (packed[at] ?? 0) | (value << (8 - bitsPerPixel - ((column * bitsPerPixel) % 8)));
    } else packed.writeUIntLE(value, (column * bitsPerPixel) / 8, bitsPerPixel / 8);
  });
  return packed;
}

/** Runs where neighbours are alike, pixels one by one where they are not: both kinds of a real file. */
function encodeRuns(rows: readonly (readonly number[])[], isNibbles: boolean): Buffer {
  const bytes: number[] = [];
  for (const row of rows) {
    let column = 0;
    while (column < row.length) {
      let run = 1;
      while (run < 255 && row[column + run] === row[column]) run++;
      const literal = row.slice(column, column + 5);
      if (run === 1 && literal.length === 5) {
        bytes.push(0, 5, ...packLiteral(literal, isNibbles));
        column += 5;
      } else {
        const value = row[column] ?? 0;
        bytes.push(run, isNibbles ? (value << 4) | value : value);
        column += run;
      }
    }
    bytes.push(0, 0);
  }
  bytes.push(0, 1);
  return Buffer.from(bytes);
}

/** Padded to two bytes. */
function packLiteral(values: readonly number[], isNibbles: boolean): number[] {
  const bytes = isNibbles
    ? Array.from(
        { length: Math.ceil(values.length / 2) },
        (_, at) => ((values[at * 2] ?? 0) << 4) | (values[at * 2 + 1] ?? 0),
      )
    : [...values];
  return bytes.length % 2 === 0 ? bytes : [...bytes, 0];
}
