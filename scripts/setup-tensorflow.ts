import { errorMessage } from '../src-shared/domain/coded-error.ts';
import { chooseRuntime } from '../src-main/workers/probe-runtime.ts';
import { buildBinding } from './tensorflow/build-binding.ts';
import { installedMegabytes, nativePackageDir } from './tensorflow/native-package-dir.ts';
import { canReachOwnLibrary, runOwnInstaller } from './tensorflow/own-installer.ts';
import { installLibraryFromWheel, removeDownload } from './tensorflow/library-from-wheel.ts';

// npm run setup:tensorflow [-- --gpu]: native TensorFlow for training, several times faster than the WebAssembly one.
// It can be started again at any time: what works stays, what was downloaded is not downloaded twice.

const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => flag !== '--gpu');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Use: npm run setup:tensorflow [-- --gpu]`);
  process.exit(2);
}
try {
  await setUp(flags.includes('--gpu'));
} catch (error) {
  console.error(`\nNative TensorFlow was not set up. ${errorMessage(error)}`);
  console.error('Training still works without it, on WebAssembly.');
  process.exitCode = 1;
}

async function setUp(gpu: boolean): Promise<void> {
  const started = performance.now();
  const runtime = gpu ? 'tfjs-node-gpu' : 'tfjs-node';
  const packageDir = nativePackageDir();
  const before = await chooseRuntime(runtime).catch(() => null);
  if (before !== null) {
    console.log(
      `Native TensorFlow works already, on ${before.device}. To set it up anew, run "npm ci" first.`,
    );
    return;
  }
  if (await canReachOwnLibrary(gpu)) {
    await runOwnInstaller(packageDir, gpu);
  } else {
    console.log(
      'The library that the package would download cannot be reached: it is taken from the Python wheel.',
    );
    await installLibraryFromWheel(packageDir, gpu);
    await buildBinding(packageDir);
  }
  console.log('\n4. Trying it');
  const { device } = await chooseRuntime(runtime);
  removeDownload();
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`Native TensorFlow works, on ${device}: ${seconds} s, ${installedMegabytes(packageDir)} MB.`);
}
