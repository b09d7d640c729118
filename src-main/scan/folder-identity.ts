import { realpathSync, statSync } from 'node:fs';

/**
 * Names a folder by what it is, whatever path leads to it. Null when it cannot be asked.
 * BigInt, since the numbers of Windows go beyond what a double holds; some network drives number nothing at all
 * (inode 0), and there the resolved path has to do.
 */
export function folderIdentity(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return ino === 0n ? realpathSync(path) : `${dev}:${ino}`;
  } catch {
    return null;
  }
}
