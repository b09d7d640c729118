import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';

/**
 * Why this program got no lock although no other one was told of it: the library lies on a share, and another computer
 * has it. Null where a program of this computer has it. On Windows, where the lock is no file, that is always so.
 */
export function foreignLock(browserFolder: string, host = hostname()): CodedError | null {
  const path = join(browserFolder, 'SingletonLock');
  // As Chromium writes it: the computer's name and the process's number.
  const [, holder, pid] = /^(.+)-(\d+)$/.exec(readLink(path) ?? '') ?? [];
  // A computer may change its name while Lookalike runs.
  if (holder === undefined || holder === host || runsHere(Number(pid))) return null;
  return new CodedError(
    'library-locked',
    `This library is open on the computer “${holder}”. Close Lookalike there first. ` +
      `If it does not run there any more, delete ${path}.`,
    { path },
  );
}

function runsHere(pid: number): boolean {
  const program = readLink(`/proc/${pid}/exe`);
  if (program !== null) return basename(program) === basename(process.execPath);
  return process.platform === 'darwin' && isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function readLink(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
