import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk extends Disposable {
  path: string;
  /** To the last byte. */
  fill(): void;
  makeRoom(): void;
}

/** Whether this process may mount: root on Linux, outside of a locked-down container. */
export const canMount = probe();

/** A file system of its own, in memory. */
export function mountSmallDisk(kilobytes = 512): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'lookalike-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]);
  if (mounted.status !== 0) {
    rmdirSync(path);
    throw new Error('nothing can be mounted here');
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, new Uint8Array(4_096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => {
      rmSync(filler);
    },
    [Symbol.dispose]: () => {
      spawnSync('umount', [path]);
      rmdirSync(path);
    },
  };
}

function probe(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mountSmallDisk()[Symbol.dispose]();
    return true;
  } catch {
    return false;
  }
}
