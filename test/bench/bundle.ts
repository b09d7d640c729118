import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { z } from 'zod';
import { makeTestFolder } from '../pictures/folder.ts';
import { report } from './measurement.ts';

/** What a browser has to fetch for the screens: all of them, and all but the map. */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof Manifest>;

const projectDir = join(import.meta.dirname, '..', '..');
await using folder = await makeTestFolder();
const outDir = folder.path;
await build({
  configFile: join(projectDir, 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir, manifest: true },
});
const manifest = Manifest.parse(JSON.parse(await readFile(join(outDir, '.vite', 'manifest.json'), 'utf8')));
const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
const map = Object.keys(manifest).find((name) => name.endsWith('/MapView.svelte'));
if (entry === undefined || map === undefined)
  throw new Error('the screens or their map are not in the build');

const all = filesFrom(entry, null);
const withoutMap = filesFrom(entry, map);
const atFirst = filesFrom(entry, 'all');
report({ name: 'first screen, gzip', value: await kilobytes(atFirst), unit: 'kB', target: '', peer: '' });
report({
  name: 'screens without the map, gzip',
  value: await kilobytes(withoutMap),
  unit: 'kB',
  target: '< 350',
  peer: `with the map ${(await kilobytes(all)).toFixed(0)} kB`,
});

/** @param lazy which chunks that are fetched later are left out: none, one, or all */
function filesFrom(start: string, lazy: string | null): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk: Manifest[string] | undefined = manifest[name];
    if (!chunk || seen.has(name) || name === lazy) return;
    seen.add(name);
    for (const file of [chunk.file, ...chunk.css]) files.add(file);
    for (const next of chunk.imports) visit(next);
    if (lazy !== 'all') for (const next of chunk.dynamicImports) visit(next);
  };
  visit(start);
  return files;
}

async function kilobytes(files: ReadonlySet<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(join(outDir, file))).byteLength;
  return bytes / 1e3;
}
