import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import { openNative } from './open-native.ts';
import { openWasm } from './open-wasm.ts';
import type { Runtime } from './runtime.ts';

/**
 * Opens a runtime in this process. Only for processes that may be lost: a native library that does not fit the
 * machine can end the process instead of failing.
 *
 * @throws CodedError `runtime-not-usable`
 */
export function openRuntime(name: TrainingRuntimeName): Promise<Runtime> {
  return name === 'wasm' ? openWasm() : openNative(name);
}
