import { join } from 'node:path';
import { type Plugin, build } from 'vite';

/**
 * The folders of the packages whose code the built screens contain, as paths like `node_modules/svelte`. The build
 * itself says so: most of them are dev dependencies.
 */
export async function screenPackages(packageDir: string): Promise<string[]> {
  const folders = new Set<string>();
  const collect: Plugin = {
    name: 'collect-packages',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        const ids = chunk.type === 'chunk' ? Object.keys(chunk.modules) : chunk.originalFileNames;
        for (const id of ids) {
          const folder = /^.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
  };
  await build({
    configFile: join(packageDir, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [collect],
    build: { write: false },
  });
  return [...folders].sort();
}
