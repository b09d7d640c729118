import { globSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { findPython } from './find-python.ts';
import { removeInstalled } from './native-package-dir.ts';
import { runCommand } from './run-command.ts';
import { unpackWheel } from './unpack-wheel.ts';

/** 2.9.1, which the package is made for, has the C interface only inside a Python module; here it is a library. */
const WHEEL_VERSION = '2.15.1';
const CC_LIBRARY = 'libtensorflow_cc.so.2';
const FRAMEWORK_LIBRARY = 'libtensorflow_framework.so.2';

const folder = join(envPaths('lookalike', { suffix: '' }).cache, 'tensorflow');

/**
 * Puts libtensorflow and its C headers into the package's `deps` folder, from a Python wheel of TensorFlow. The
 * Python inside is not used; pip only downloads.
 *
 * @throws Error that says what to do
 */
export async function installLibraryFromWheel(packageDir: string, gpu: boolean): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `For ${process.platform} on ${process.arch} there is no wheel with this library: only the package's own ` +
        'download from storage.googleapis.com will do. Run this again where that can be reached.',
    );
  }
  const wheel = await downloadWheel(gpu ? 'tensorflow' : 'tensorflow-cpu');
  console.log('\n2. Unpacking libtensorflow and its headers');
  const partial = join(packageDir, 'deps.part');
  rmSync(partial, { recursive: true, force: true });
  await unpackWheel(wheel, (name) => placeInDeps(partial, name));
  // The names that the package's build links with.
  symlinkSync(CC_LIBRARY, join(partial, 'lib', 'libtensorflow.so'));
  symlinkSync(FRAMEWORK_LIBRARY, join(partial, 'lib', 'libtensorflow_framework.so'));
  // Only now: what was set up before works until here, whatever goes wrong.
  removeInstalled(packageDir);
  renameSync(partial, join(packageDir, 'deps'));
}

/** When all is done: until then a second attempt needs no second download. */
export function removeDownload(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Where a file of the wheel goes; null: nowhere. */
function placeInDeps(deps: string, name: string): string | null {
  const library = /^tensorflow\/(libtensorflow_(?:cc|framework)\.so\.2)$/.exec(name)?.[1];
  if (library !== undefined) return join(deps, 'lib', library);
  const header = /^tensorflow\/include\/((?:tensorflow\/c|tensorflow\/core\/platform|tsl)\/[\w/]+\.h)$/.exec(
    name,
  )?.[1];
  return header === undefined ? null : join(deps, 'include', header);
}

/** pip checks what it downloads, and what is there from an earlier attempt, against the registry's hash. */
async function downloadWheel(project: string): Promise<string> {
  console.log(`\n1. Downloading ${project} ${WHEEL_VERSION} to ${folder}`);
  mkdirSync(folder, { recursive: true });
  const where = ['--only-binary=:all:', '--platform', 'manylinux2014_x86_64', '--python-version', '3.11'];
  await runCommand(
    await findPython(),
    ['-m', 'pip', 'download', '--no-deps', ...where, '--dest', folder, `${project}==${WHEEL_VERSION}`],
    {
      whatToDo:
        'Check that pypi.org, or the index that pip is set to, can be reached and that 1.5 GB of disk are free.',
    },
  );
  const [wheel] = globSync(`${project.replace('-', '_')}-${WHEEL_VERSION}-*.whl`, { cwd: folder });
  if (wheel === undefined)
    throw new Error(`pip left no wheel in ${folder}. Empty that folder and run this again.`);
  return join(folder, wheel);
}
