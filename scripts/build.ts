import { join } from 'node:path';
import { build } from 'vite';
import { desktopProgram, isStale, screens } from './build-age.ts';
import { buildDesktop } from './desktop-build.ts';

// npm run build: the screens into dist/renderer, the desktop program into dist/electron.
// With --if-stale only what is missing, or older than what it is made of.

const packageDir = join(import.meta.dirname, '..');
const onlyStale = process.argv.includes('--if-stale');

if (!onlyStale || (await isStale(packageDir, screens))) {
  await build({ configFile: join(packageDir, 'vite.config.ts'), logLevel: 'warn' });
}
if (!onlyStale || (await isStale(packageDir, desktopProgram))) await buildDesktop(packageDir);
