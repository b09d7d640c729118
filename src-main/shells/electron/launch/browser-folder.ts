import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { errorCode } from '../../../../src-shared/domain/coded-error.ts';
import { writeFailure } from '../../../../src-shared/domain/write-failure.ts';
import type { AppFolders } from './app-folders.ts';

interface Surroundings {
  platform: NodeJS.Platform;
  environment: NodeJS.ProcessEnv;
  /** As `symlinkSync`. */
  link?: (target: string, path: string) => void;
}

/** How a drive refuses symbolic links that knows none: FAT and exFAT, shares, file systems of programs. */
const refusals = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/**
 * Makes the folder that Chromium keeps its own in. The lock that makes this the one program of its library is a symbolic
 * link there (but on Windows), so that from a stick without such links what is Chromium's lies on this computer.
 * @throws CodedError 'disk-full', 'file-not-writable', 'file-not-written'
 */
export function makeBrowserFolder({ data, browser }: AppFolders, surroundings: Surroundings): string {
  const { platform, environment, link = symlinkSync } = surroundings;
  makeFolder(browser, {});
  if (platform === 'win32' || takesLinks(browser, link)) return browser;
  const { XDG_CACHE_HOME: named = '' } = environment;
  const caches = isAbsolute(named) ? named : join(homedir(), '.cache');
  // The real path: however a library is called, it has one program.
  const name = createHash('sha256').update(realpathSync(data)).digest('hex').slice(0, 16);
  const elsewhere = join(caches, 'Lookalike', name);
  makeFolder(elsewhere, { mode: 0o700 });
  return elsewhere;
}

function takesLinks(folder: string, link: (target: string, path: string) => void): boolean {
  const probe = join(folder, `link-probe-${process.pid}`);
  try {
    rmSync(probe, { force: true });
    link('nowhere', probe);
    rmSync(probe, { force: true });
    return true;
  } catch (error) {
    if (refusals.includes(errorCode(error))) return false;
    // Chromium would fail at this as well, and not tell why.
    throw writeFailure(error, folder);
  }
}

function makeFolder(path: string, options: { mode?: number }): void {
  try {
    mkdirSync(path, { recursive: true, ...options });
  } catch (error) {
    throw writeFailure(error, path);
  }
}
