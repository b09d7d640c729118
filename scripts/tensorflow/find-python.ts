import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The first Python on the path that has pip.
 *
 * @throws Error that says how to get one
 */
export async function findPython(): Promise<string> {
  for (const program of ['python3', 'python']) {
    const answer = await promisify(execFile)(program, ['-m', 'pip', '--version']).catch(() => null);
    if (answer !== null) return program;
  }
  throw new Error(
    'Python 3 with pip is needed to download the library and to build the binding. ' +
      'Install it (Debian: apt install python3-pip; Windows: python.org) and run this again.',
  );
}
