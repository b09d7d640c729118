import { readFileSync, renameSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { errorCode, errorMessage } from '../../../../src-shared/domain/coded-error.ts';
import { writeFailure } from '../../../../src-shared/domain/write-failure.ts';
import type { Log } from '../../../serve/dispatch.ts';

/**
 * What a small file of the shell holds; null where there is none, or none that can be used. Such a one is kept under
 * another name, so that a person can look at it: a wrong setting must never keep the program from starting.
 */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, log: Log): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    log(`${path} cannot be used and is left out: ${errorMessage(error)}`);
  }
  try {
    renameSync(path, `${path}.broken`);
  } catch (error) {
    log(`${path} stays where it is: ${errorMessage(error)}`);
  }
  return null;
}

/**
 * Written beside its place and moved there when it is whole and on the disk. One writer at a time.
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'
 */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw writeFailure(error, path);
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
