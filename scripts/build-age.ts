import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Built {
  /** What is built last, or with everything else. */
  result: string;
  sources: readonly string[];
}

export const screens: Built = {
  result: 'dist/renderer/index.html',
  sources: ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'],
};

export const desktopProgram: Built = {
  result: 'dist/electron/src-main/shells/electron/preload.cjs',
  sources: ['src-main', 'src-shared', 'scripts/desktop-build.ts', 'package-lock.json'],
};

/** Whether something is missing or older than what it is made of. */
export async function isStale(packageDir: string, { result, sources }: Built): Promise<boolean> {
  const builtAtMs = await modifiedAtMs(join(packageDir, result));
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
