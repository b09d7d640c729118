import { readBitmapHeader, type BitmapHeader, type ChannelMasks } from './bitmap-header.ts';
import { refuseTooLarge } from './encoded.ts';
import { noFacts } from './exif.ts';
import type { FilePath } from './failure.ts';
import type { OpenedPhoto } from './opened-photo.ts';
import { renderDecoded } from './resize.ts';
import type { DecodedImage } from './rgb-image.ts';
import { unpackRuns } from './bitmap-runs.ts';

/** BMP, which libvips does not read. */
export function openBitmap(bytes: Buffer, path: FilePath): OpenedPhoto {
  const header = readBitmapHeader(bytes);
  const { width, height } = header;
  if (width < 1 || height < 1) throw new Error(`a size of ${width} x ${height} pixels`);
  refuseTooLarge({ width, height }, path);
  return {
    format: 'bmp',
    size: { width, height },
    picture: { width, height },
    facts: noFacts,
    render: (size) => renderDecoded(decodeBitmap(bytes, header), size),
  };
}

function decodeBitmap(bytes: Buffer, header: BitmapHeader): DecodedImage {
  const { width, height, bitsPerPixel, profile } = header;
  if (bitsPerPixel <= 8) {
    const indices = header.compression === 'none' ? unpackIndices(bytes, header) : unpackRuns(bytes, header);
    return { data: applyPalette(indices, header.palette), width, height, channels: 3, profile };
  }
  return bitsPerPixel === 24
    ? { data: unpackBytes(bytes, header), width, height, channels: 3, profile }
    : { ...unpackMasked(bytes, header), width, height, profile };
}

/** Byte offset of each row in the file, from the top of the picture; rows are padded to 4 bytes. */
function rowOffsets(bytes: Buffer, header: BitmapHeader): (row: number) => number {
  const { width, height, bitsPerPixel, pixelsAt, topDown } = header;
  const stride = Math.ceil((width * bitsPerPixel) / 32) * 4;
  // The padding of the very last row is often left out.
  const needed = pixelsAt + stride * (height - 1) + Math.ceil((width * bitsPerPixel) / 8);
  if (bytes.length < needed) throw new Error(`the file ends ${needed - bytes.length} bytes too early`);
  return (row) => pixelsAt + (topDown ? row : height - 1 - row) * stride;
}

/** 1, 4 or 8 bits a pixel, the leftmost pixel in the highest bits. */
function unpackIndices(bytes: Buffer, header: BitmapHeader): Uint8Array {
  const { width, height, bitsPerPixel } = header;
  const offsetOf = rowOffsets(bytes, header);
  const perByte = 8 / bitsPerPixel;
  const mask = 2 ** bitsPerPixel - 1;
  const indices = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const offset = offsetOf(row);
    for (let column = 0; column < width; column++) {
      const byte = bytes[offset + Math.floor(column / perByte)] ?? 0;
      const shift = 8 - bitsPerPixel * ((column % perByte) + 1);
      indices[row * width + column] = (byte >> shift) & mask;
    }
  }
  return indices;
}

function applyPalette(indices: Uint8Array, palette: Uint8Array): Buffer {
  const data = Buffer.allocUnsafe(indices.length * 3);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    const entry = (indices[pixel] ?? 0) * 3;
    data[pixel * 3] = palette[entry] ?? 0;
    data[pixel * 3 + 1] = palette[entry + 1] ?? 0;
    data[pixel * 3 + 2] = palette[entry + 2] ?? 0;
  }
  return data;
}

/** 24 bits a pixel: blue, green, red. */
function unpackBytes(bytes: Buffer, header: BitmapHeader): Buffer {
  const { width, height } = header;
  const offsetOf = rowOffsets(bytes, header);
  const data = Buffer.allocUnsafe(width * height * 3);
  for (let row = 0, out = 0; row < height; row++) {
    for (let at = offsetOf(row), end = at + width * 3; at < end; at += 3, out += 3) {
      data[out] = bytes[at + 2] ?? 0;
      data[out + 1] = bytes[at + 1] ?? 0;
      data[out + 2] = bytes[at] ?? 0;
    }
  }
  return data;
}

/** 16 or 32 bits a pixel, the colours where the masks say. */
function unpackMasked(bytes: Buffer, header: BitmapHeader): Pick<DecodedImage, 'data' | 'channels'> {
  const { width, height, masks, bitsPerPixel } = header;
  const offsetOf = rowOffsets(bytes, header);
  const channels = isTransparent(bytes, header) ? 4 : 3;
  const readers = channelReaders(masks).slice(0, channels);
  const bytesPerPixel = bitsPerPixel / 8;
  const data = Buffer.allocUnsafe(width * height * channels);
  for (let row = 0, out = 0; row < height; row++) {
    for (let column = 0, at = offsetOf(row); column < width; column++, at += bytesPerPixel) {
      const pixel = bytesPerPixel === 2 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at);
      for (const read of readers) data[out++] = read(pixel);
    }
  }
  return { data, channels };
}

/** Some programs declare an alpha channel and leave it all zero, meaning an opaque picture. */
function isTransparent(bytes: Buffer, header: BitmapHeader): boolean {
  const { width, height, masks, bitsPerPixel } = header;
  if (masks.alpha === 0) return false;
  const offsetOf = rowOffsets(bytes, header);
  for (let row = 0; row < height; row++) {
    for (let column = 0, at = offsetOf(row); column < width; column++, at += bitsPerPixel / 8) {
      const pixel = bitsPerPixel === 16 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at);
      if ((pixel & masks.alpha) !== 0) return true;
    }
  }
  return false;
}

/** One function a channel: pixel -> 0..255, whatever the width of its mask. */
function channelReaders({ red, green, blue, alpha }: ChannelMasks): ((pixel: number) => number)[] {
  return [red, green, blue, alpha].map((mask) => {
    if (mask === 0) return () => 0;
    const shift = 31 - Math.clz32(mask & -mask);
    const largest = mask >>> shift;
    return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / largest);
  });
}
