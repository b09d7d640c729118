import type { FileHandle } from 'node:fs/promises';

const HEAD_BYTES = 64;
const GRAPH_HEAD_BYTES = 40;
/** Key and level. */
const NODE_HEAD_BYTES = 10;
const LINK_BYTES = 4;

/**
 * How long a usearch file has to be by what its own header says; NaN where the header is none. usearch reports
 * success when it saved to a full disk, and this is the only way to tell.
 *
 * Layout: rows and row bytes (2 x uint32), the vectors, a head that starts with "usearch", the graph's head,
 * a level for each row (int16), then for each row its key, level and links: one list on the ground level,
 * another on each above.
 */
export async function usearchFileBytes(file: FileHandle): Promise<number> {
  const shape = await readAt(file, 0, 8);
  const rows = shape.readUInt32LE(0);
  const headAt = 8 + rows * shape.readUInt32LE(4);
  const head = await readAt(file, headAt, HEAD_BYTES + GRAPH_HEAD_BYTES);
  if (head.toString('latin1', 0, 7) !== 'usearch') return NaN;

  const links = Number(head.readBigUInt64LE(HEAD_BYTES + 8));
  const groundLinks = Number(head.readBigUInt64LE(HEAD_BYTES + 16));
  const levelsAt = headAt + HEAD_BYTES + GRAPH_HEAD_BYTES;
  const levels = await readAt(file, levelsAt, rows * 2);
  let bytes = levelsAt + levels.length;
  for (let row = 0; row < rows; row++) {
    const level = levels.readInt16LE(row * 2);
    bytes += NODE_HEAD_BYTES + LINK_BYTES * (1 + groundLinks) + level * LINK_BYTES * (1 + links);
  }
  return bytes;
}

/** Zeroes where the file ends before: they make a header that is none, or a length that is wrong. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
}
