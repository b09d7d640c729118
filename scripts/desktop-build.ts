import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

/**
 * Builds the desktop program into dist/electron: its main process, the engine's process and its workers as modules
 * that lie as their sources do, and the preload script as the one file that a sandbox takes. Packages stay outside, as npm lays them.
 */
export async function buildDesktop(packageDir: string): Promise<void> {
  const electronDir = join(packageDir, 'src-main', 'shells', 'electron');
  await build({
    ...shared(packageDir),
    plugins: [workersAsBuilt],
    build: {
      ...output(packageDir, true),
      rolldownOptions: {
        input: [
          join(electronDir, 'main.ts'),
          join(electronDir, 'engine', 'engine-entry.ts'),
          ...globSync(join(packageDir, 'src-main', 'workers', '*-worker.ts')),
        ],
        external: isPackage,
        // One file for each source: what a module does when it is imported keeps its order, packages included.
        output: { preserveModules: true, preserveModulesRoot: packageDir, entryFileNames: '[name].js' },
      },
    },
  });
  await build({
    ...shared(packageDir),
    build: {
      ...output(packageDir, false),
      rolldownOptions: {
        input: { preload: join(electronDir, 'preload', 'preload.ts') },
        external: isPackage,
        output: {
          format: 'cjs',
          entryFileNames: 'src-main/shells/electron/[name].cjs',
          codeSplitting: false,
        },
      },
    },
  });
}

const isPackage = (id: string): boolean => !/^[./]|^\w:[\\/]/.test(id);

/** Code finds its workers beside itself, by the names that they have as sources. */
const workersAsBuilt: Plugin = {
  name: 'workers-as-built',
  transform: (code) => code.replaceAll(/(new URL\((['"])\.\/[\w-]+-worker)\.ts\2/g, '$1.js$2'),
};

function shared(packageDir: string): InlineConfig {
  return { configFile: false, root: packageDir, logLevel: 'warn', publicDir: false };
}

function output(packageDir: string, emptyOutDir: boolean): InlineConfig['build'] {
  return {
    ssr: true,
    outDir: join(packageDir, 'dist', 'electron'),
    emptyOutDir,
    target: 'node24',
    minify: false,
  };
}
