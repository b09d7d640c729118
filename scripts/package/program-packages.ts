import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

const PackageJson = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** What packages name as dependencies and only use when they are installed, compiled or started as a command. */
const NEVER_LOADED = /^(@types\/.*|@webgpu\/types|node-addon-api|adm-zip|global-agent|core-js|argparse)$/;

/** An import, an export from, a dynamic import or a resolved name, as the build writes them. */
const NAMED = /(?:\bfrom\s*|\bimport\s*|\bimport\(\s*|\brequire\(\s*|\bresolve\(\s*)["']([^"'.][^"']*)["']/g;

/** The folders of all production packages that npm installed, as paths like `node_modules/sharp`. */
export function productionPackages(packageDir: string): string[] {
  const lock = Lock.parse(
    JSON.parse(readFileSync(join(packageDir, 'node_modules', '.package-lock.json'), 'utf8')),
  );
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path);
}

/**
 * The folders of those that the built program can load: what its modules import, and what that depends on. What only
 * the command line uses is not among them.
 *
 * @param roots names of packages that it loads by a name that is no literal
 */
export function programPackages(packageDir: string, roots: readonly string[]): Set<string> {
  const installed = new Set(productionPackages(packageDir));
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = resolveFolder(installed, name, from);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    const { dependencies, optionalDependencies } = PackageJson.parse(
      JSON.parse(readFileSync(join(packageDir, folder, 'package.json'), 'utf8')),
    );
    for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (!NEVER_LOADED.test(dependency)) visit(dependency, folder);
    }
  };
  for (const name of [...importedNames(packageDir), ...roots]) visit(name, '');
  return found;
}

function importedNames(packageDir: string): Set<string> {
  const names = new Set<string>();
  for (const file of globSync('dist/electron/**/*.{js,cjs}', { cwd: packageDir })) {
    for (const [, id = ''] of readFileSync(join(packageDir, file), 'utf8').matchAll(NAMED)) {
      names.add(packageOfImport(id));
    }
  }
  return names;
}

/** @param folder as `node_modules/a/node_modules/@b/c` */
export const packageName = (folder: string): string => folder.replace(/^.*node_modules\//, '');

function packageOfImport(id: string): string {
  return id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
}

/** As Node looks for it: beside the asking package's own packages, then further up. */
function resolveFolder(installed: ReadonlySet<string>, name: string, from: string): string | null {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (installed.has(candidate)) return candidate;
    if (place === '') return null;
  }
}
