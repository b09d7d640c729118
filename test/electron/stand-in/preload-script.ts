import { readFileSync } from 'node:fs';
import { decode, encode } from './page-text.ts';
import { isolatedWorld, mainWorld } from './page-world.ts';

/** What Electron calls the world of its preloads. */
export const preloadWorld = 'Electron Isolated Context';

export const mainWorldScript = `(${String(mainWorld)})(globalThis)`;

/** The preload as a sandbox runs it: with a `require` that knows Electron's own names and nothing else. */
export function preloadScript(path: string | undefined): string {
  const script = path === undefined ? '' : readFileSync(path, 'utf8');
  const codec = `(() => { ${String(encode)}\n${String(decode)}\nreturn { encode, decode }; })()`;
  return `(${String(isolatedWorld)})(globalThis, ${codec}, (electron) => {
    const require = (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron;
      throw new Error('module not found: ' + name);
    };
    const exports = {};
    const module = { exports };
    (() => { ${script}\n })();
  })`;
}
