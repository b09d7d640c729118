import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError, errorMessage } from '../../src-shared/domain/coded-error.ts';

/** `<dir>/ab/abcdef….jpg`: 256 folders keep each listing short, also with a million photos. */
export function thumbnailPath(thumbnailDir: string, contentHash: Uint8Array): string {
  const name = Buffer.from(contentHash).toString('hex');
  return join(thumbnailDir, name.slice(0, 2), `${name}.jpg`);
}

/**
 * Appears whole or not at all. Not fsynced: a thumbnail that a power cut leaves empty is made anew when it is
 * next looked at, and waiting for the disk would slow every import.
 */
export async function writeThumbnail(
  thumbnailDir: string,
  contentHash: Uint8Array,
  jpeg: Uint8Array,
): Promise<void> {
  const path = thumbnailPath(thumbnailDir, contentHash);
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(temporary, jpeg).catch(async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, jpeg);
    });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new CodedError(
      'thumbnail-not-written',
      `The thumbnail could not be written (${errorMessage(error)}). Free some space in the library folder, then retry.`,
      { path, transient: true, cause: error },
    );
  }
}
