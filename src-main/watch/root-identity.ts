import { stat } from 'node:fs/promises';

/** Tells a folder from another at the same place, such as a drive from its empty mount point; null where none is. */
export async function rootIdentity(path: string): Promise<string | null> {
  try {
    const stats = await stat(path, { bigint: true });
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null;
  }
}
