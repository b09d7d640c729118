import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's program, or null where it is not installed: npm brings the package without it, and `npx install-electron`
 * fetches it. Asking the package itself would start a download.
 */
export function findElectron(packageDir: string): string | null {
  const electronDir = join(packageDir, 'node_modules', 'electron');
  const pathFile = join(electronDir, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronDir, 'dist'),
    readFileSync(pathFile, 'utf8').trim(),
  );
  return existsSync(program) ? program : null;
}
