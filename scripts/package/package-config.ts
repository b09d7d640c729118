import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentConfig } from './environment-config.ts';
import { packageName, productionPackages, programPackages } from './program-packages.ts';

export interface PackageWishes {
  /** Native TensorFlow for NVIDIA cards goes along. */
  cuda: boolean;
  /** A folder or archive with Electron itself; null: electron-builder fetches it. */
  electronDist: string | null;
  outputDir: string;
}

/** What the program loads by a name that is no literal in its code. */
export const variantPackages = (cuda: boolean): string[] => (cuda ? ['@tensorflow/tfjs-node-gpu'] : []);

/**
 * Which installers are made; none: all that the settings file names. Of the variant with CUDA no AppImage, which would
 * take half a minute to start, and no portable program, which would unpack as much at each start.
 */
export function variantTargets(cuda: boolean, platform: string): string[] {
  if (!cuda) return [];
  return platform === 'win32' ? ['nsis'] : ['deb', 'rpm'];
}

/**
 * Writes what the two settings files cannot say, as a file that builds upon them: electron-builder joins lists of
 * files only between files.
 *
 * @returns where it lies
 */
export function writePackageConfig(packageDir: string, wishes: PackageWishes): string {
  const needed = new Set([...programPackages(packageDir, variantPackages(wishes.cuda))].map(packageName));
  // By name: electron-builder arranges packages in its own way, not as npm laid them.
  const unused = new Set(productionPackages(packageDir).map(packageName)).difference(needed);
  const config = {
    extends: [wishes.cuda ? 'electron-builder.cuda.yml' : 'electron-builder.yml'],
    directories: { output: wishes.outputDir },
    files: [...unused].map((name) => `!**/node_modules/${name}/**`),
    ...(wishes.electronDist === null ? {} : { electronDist: wishes.electronDist }),
    ...environmentConfig(process.env, wishes.cuda),
  };
  const file = join(packageDir, 'dist', 'package-config.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}
