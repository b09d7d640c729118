import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeStandInElectron } from './stand-in-electron.ts';

const packageDir = join(import.meta.dirname, '..', '..');

/**
 * Packages what is built, with a stand-in for Electron's program, as `npm run package -- --dir` does.
 *
 * @returns the folder of the packed program
 */
export async function packProgram(dir: string, ...args: string[]): Promise<string> {
  const electron = makeStandInElectron(join(dir, 'electron'));
  const output = join(dir, 'packages');
  await promisify(execFile)(
    process.execPath,
    [
      join(packageDir, 'scripts', 'package', 'package.ts'),
      ...['--dir', '--no-build', '--electron-dist', electron, '--output', output],
      ...args,
    ],
    // What CI may have in its environment must not sign or publish a test.
    { cwd: packageDir, env: { PATH: process.env.PATH, HOME: process.env.HOME }, maxBuffer: 2 ** 26 },
  );
  return join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
}
