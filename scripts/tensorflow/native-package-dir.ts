import { existsSync, globSync, rmSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NATIVE_PACKAGE } from '../../src-main/train/runtime/native-package.ts';

/** Where the package looks for libtensorflow and its own binding. */
const INSTALLED = ['deps', 'lib', 'build'];

/** @throws Error where npm left the package out */
export function nativePackageDir(): string {
  try {
    return dirname(fileURLToPath(import.meta.resolve(`${NATIVE_PACKAGE}/package.json`)));
  } catch {
    throw new Error(`${NATIVE_PACKAGE} is not there. Run "npm ci --include=optional" and then this again.`);
  }
}

/** Also what an interrupted or failed attempt has left. */
export function removeInstalled(packageDir: string): void {
  for (const name of INSTALLED) rmSync(join(packageDir, name), { recursive: true, force: true });
}

export function installedMegabytes(packageDir: string): number {
  const files = INSTALLED.filter((name) => existsSync(join(packageDir, name))).flatMap((name) =>
    globSync(`${name}/**/*`, { cwd: packageDir }),
  );
  const sizes = files.map((file) => lstatSync(join(packageDir, file))).filter((stat) => stat.isFile());
  return Math.round(sizes.reduce((sum, stat) => sum + stat.size, 0) / 1e6);
}
