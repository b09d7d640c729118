import { readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import { errorCode, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import { writeTextDurably } from '../../durable-file.ts';
import type { Log } from '../../serve/dispatch.ts';

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
 * Leaves the old one or the new one, whole. One writer at a time.
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'
 */
export function writeJsonFile(path: string, value: unknown): Promise<void> {
  return writeTextDurably(path, `${JSON.stringify(value, null, 2)}\n`);
}
