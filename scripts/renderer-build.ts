import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that the built screens are made of. */
const sources = ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'];

/** Whether the screens in dist/renderer are missing or older than what they are made of. */
export async function isRendererStale(packageDir: string): Promise<boolean> {
  const builtAtMs = await modifiedAtMs(join(packageDir, 'dist', 'renderer', 'index.html'));
  if (builtAtMs === null) return true;
  for (const source of sources) {
    for (const file of await filesIn(join(packageDir, source))) {
      if (((await modifiedAtMs(file)) ?? 0) > builtAtMs) return true;
    }
  }
  return false;
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  // Folders count too: a file that was removed shows only there.
  return entries === null ? [path] : [path, ...entries.map((entry) => join(entry.parentPath, entry.name))];
}

async function modifiedAtMs(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}
