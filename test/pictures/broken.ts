import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { seededRandom } from './seeded-random.ts';

/** A real PNG of one grey, whatever its size: compressed, 20000 x 20000 pixels are 49 kB. */
export function solidPng(width: number, height: number): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.ceil(width / 8), 0xaa)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return pngOf(width, height, [chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

/** A PNG that states a size, begins its pixels and ends. */
export const headerOnlyPng = (width: number, height: number): Buffer =>
  pngOf(width, height, [chunk('IDAT', deflateSync(Buffer.alloc(8)))]);

/** 1 bit a pixel, grey. */
function pngOf(width: number, height: number, chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...chunks]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The first `share` of a file: a download or a copy that stopped. */
export const truncated = (bytes: Buffer, share = 0.5): Buffer =>
  bytes.subarray(0, Math.floor(bytes.length * share));

/** A bad disk or cable: some bytes are others, the length is the same. The first `from` bytes stay. */
export function withFlippedBytes(bytes: Buffer, count: number, seed: number, from = 0): Buffer {
  const random = seededRandom(seed);
  const copy = Buffer.from(bytes);
  for (let flip = 0; flip < count; flip++) {
    const at = from + Math.floor(random() * (copy.length - from));
    copy[at] = (copy[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  }
  return copy;
}

export function randomBytesOf(seed: number, length: number): Buffer {
  const random = seededRandom(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** An SVG drawing that shows another file, if whoever opens it lets it. */
export const svgShowing = (address: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
      `width="64" height="64"><image width="64" height="64" xlink:href="${address}"/></svg>`,
  );

const text = (content: string, encoding: BufferEncoding = 'utf8') => Buffer.from(content, encoding);

/** Files that are something else than their name in the folder says; each with the code of its failure. */
export const impostors: readonly { name: string; bytes: Buffer; code: string }[] = [
  { name: 'empty.jpg', bytes: Buffer.alloc(0), code: 'file-empty' },
  { name: 'notes.png', bytes: text('Buy milk.\nCall Ada.\n'), code: 'not-an-image' },
  { name: 'noise.jpg', bytes: randomBytesOf(11, 4096), code: 'not-an-image' },
  { name: 'zeros.jpg', bytes: Buffer.alloc(4096), code: 'not-an-image' },
  { name: 'one-byte.jpg', bytes: text('\xff', 'latin1'), code: 'not-an-image' },
  { name: 'drawing.jpg', bytes: svgShowing('neighbour.png'), code: 'format-not-supported' },
  {
    name: 'page.jpg',
    bytes: text('<!doctype html><title>Not found</title><h1>404</h1>'),
    code: 'format-not-supported',
  },
  {
    name: 'document.jpg',
    bytes: text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
    code: 'format-not-supported',
  },
  {
    name: 'film.heic',
    bytes: text('\0\0\0\x18ftypisom\0\0\x02\0isomiso2mp41\0\0\0\x08mdat', 'latin1'),
    code: 'format-not-supported',
  },
  { name: 'layers.png', bytes: text(`8BPS\0\x01${'\0'.repeat(40)}`, 'latin1'), code: 'format-not-supported' },
  { name: 'archive.jpg', bytes: text(`PK\x03\x04${'\0'.repeat(60)}`, 'latin1'), code: 'not-an-image' },
];

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
