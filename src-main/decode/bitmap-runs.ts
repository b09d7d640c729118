import type { BitmapHeader } from './bitmap-header.ts';

/**
 * Run-length encoding, 8 or 4 bits a pixel: pairs of (count, colour); a count of 0 begins an escape, for the
 * end of a row (0), the end of the picture (1), a jump (2) or so many pixels one by one (3 and more).
 */
export function unpackRuns(bytes: Buffer, header: BitmapHeader): Uint8Array {
  const { width, height, topDown, compression } = header;
  const isNibbles = compression === 'rle4';
  const indices = new Uint8Array(width * height);
  let at = header.pixelsAt;
  let column = 0;
  let row = 0;

  const put = (value: number): void => {
    if (column < width && row < height) indices[(topDown ? row : height - 1 - row) * width + column] = value;
    column++;
  };
  const nibble = (byte: number, index: number): number => (index % 2 === 0 ? byte >> 4 : byte & 15);

  while (row < height) {
    const count = bytes.readUInt8(at);
    const value = bytes.readUInt8(at + 1);
    at += 2;
    if (count > 0) {
      for (let index = 0; index < count; index++) put(isNibbles ? nibble(value, index) : value);
    } else if (value === 0) {
      column = 0;
      row++;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      column += bytes.readUInt8(at);
      row += bytes.readUInt8(at + 1);
      at += 2;
    } else {
      for (let index = 0; index < value; index++) {
        put(isNibbles ? nibble(bytes.readUInt8(at + (index >> 1)), index) : bytes.readUInt8(at + index));
      }
      const literalBytes = isNibbles ? (value + 1) >> 1 : value;
      at += literalBytes + (literalBytes % 2);
    }
  }
  return indices;
}
