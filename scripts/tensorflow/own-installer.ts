import { join } from 'node:path';
import { removeInstalled } from './native-package-dir.ts';
import { runCommand } from './run-command.ts';

/** The libtensorflow that tfjs-node 4.22 is made for. */
const LIBRARY = 'https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow';
const LIBRARY_VERSION = '2.9.1';
const ANSWER_MS = 10_000;

/** Whether the package's own installer would find what it downloads for this machine. */
export async function canReachOwnLibrary(gpu: boolean): Promise<boolean> {
  const system = { linux: 'linux', win32: 'windows', darwin: 'darwin' }[process.platform as string];
  if (system === undefined || process.arch !== 'x64') return false;
  const extension = system === 'windows' ? 'zip' : 'tar.gz';
  const address = `${LIBRARY}-${gpu ? 'gpu' : 'cpu'}-${system}-x86_64-${LIBRARY_VERSION}.${extension}`;
  console.log(`Looking for libtensorflow ${LIBRARY_VERSION} of the package's own makers.`);
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}

/** Downloads libtensorflow and the binding that is built for it, or builds that, with the package's own script. */
export async function runOwnInstaller(packageDir: string, gpu: boolean): Promise<void> {
  console.log("\n1. - 3. Running the package's own installer");
  removeInstalled(packageDir);
  await runCommand(
    process.execPath,
    [join(packageDir, 'scripts', 'install.js'), gpu ? 'gpu' : 'cpu', 'download'],
    { cwd: packageDir, whatToDo: 'What it printed above says why; run this again when that is mended.' },
  );
}
