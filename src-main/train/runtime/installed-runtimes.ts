import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import { NATIVE_PACKAGE } from './native-package.ts';

/**
 * What there is to try, fastest first. Only looks whether the files are there: whether a runtime works is known
 * after it was opened, and that can end a process.
 */
export function installedRuntimes(): TrainingRuntimeName[] {
  return hasNativeBinding() ? ['tfjs-node-gpu', 'tfjs-node', 'wasm'] : ['wasm'];
}

function hasNativeBinding(): boolean {
  try {
    const packageFile = createRequire(import.meta.url).resolve(`${NATIVE_PACKAGE}/package.json`);
    return existsSync(join(dirname(packageFile), 'lib', `napi-v${napiVersion()}`, 'tfjs_binding.node'));
  } catch {
    // The package is optional: not there is an answer.
    return false;
  }
}

/** The package names its folder after the highest Node-API version that it and Node both know. */
function napiVersion(): number {
  return Math.min(8, Number(process.versions['napi']));
}
