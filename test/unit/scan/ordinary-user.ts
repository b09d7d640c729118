import { execFileSync } from 'node:child_process';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/**
 * Runs a module's source in a process of its own and returns the JSON that it prints. Permissions bind there, also
 * when the tests run as root.
 */
export function runAsOrdinaryUser(source: string): unknown {
  const output = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    encoding: 'utf8',
    cwd: '/',
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return JSON.parse(output);
}

export const moduleUrl = (fromRoot: string): string => new URL(`../../../${fromRoot}`, import.meta.url).href;
