import { join } from 'node:path';
import { build } from 'vite';
import { buildDesktop } from './desktop-build.ts';

// npm run build: the screens into dist/renderer, the desktop program into dist/electron.

const packageDir = join(import.meta.dirname, '..');
await build({ configFile: join(packageDir, 'vite.config.ts'), logLevel: 'warn' });
await buildDesktop(packageDir);
