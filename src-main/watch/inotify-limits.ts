import { readFile } from 'node:fs/promises';

/** How many folders this user's programs may watch together; null where the system knows no such limit. */
export async function mostWatches(): Promise<number | null> {
  try {
    return Number(await readFile('/proc/sys/fs/inotify/max_user_watches', 'utf8'));
  } catch {
    return null;
  }
}
