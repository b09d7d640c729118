import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CodedError, errorCode } from '../src-shared/domain/coded-error.ts';
import { writeFailure } from '../src-shared/domain/write-failure.ts';

/**
 * Whose folder it is. In one of our own, what a kill left half-written is written over by the next try; in a person's
 * own, a file may have any name, so that the half-written one must have a new one.
 */
export type Whose = 'ours' | 'theirs';

/**
 * Writes a file beside its place and moves it there when it is whole and on the disk: a crash, a full disk or
 * `write` throwing leaves what was there before.
 *
 * @param write answers with the bytes that the file must have, and whatever else the caller wants to know
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'; and whatever else `write` throws coded
 */
export async function writeDurably<T extends { bytes: number }>(
  path: string,
  write: (file: FileHandle) => Promise<T>,
  whose: Whose = 'ours',
): Promise<T> {
  const part = whose === 'ours' ? `${path}.part` : `${path}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(part, whose === 'ours' ? 'w' : 'wx').catch((error: unknown) => {
    throw writeFailure(error, path);
  });
  try {
    const written = await writePart(file, part, write);
    await rename(part, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if (errorCode(error) === 'internal') throw error;
    throw writeFailure(error, path);
  }
}

/** The same of a text. */
export async function writeTextDurably(path: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  await writeDurably(path, async (file) => {
    await writeAll(file, bytes, 0);
    return { bytes: bytes.byteLength };
  });
}

async function writePart<T extends { bytes: number }>(
  file: FileHandle,
  part: string,
  write: (file: FileHandle) => Promise<T>,
): Promise<T> {
  try {
    const written = await write(file);
    await file.sync();
    // A full disk can keep quiet about what it did not take.
    const { size } = await file.stat();
    if (size !== written.bytes) throw cutShort(part, size, written.bytes);
    return written;
  } finally {
    await file.close();
  }
}

/** All of the bytes: one write may take fewer. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

/** So that the new name, too, outlives a power cut. Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function cutShort(path: string, size: number, expected: number): CodedError {
  return new CodedError(
    'disk-full',
    `Only ${size} of ${expected} bytes of ${path} reached the disk. Make room and try again.`,
    { path, transient: true },
  );
}
