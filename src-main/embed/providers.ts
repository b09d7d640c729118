import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { listSupportedBackends } from 'onnxruntime-node';

/** An execution provider of ONNX Runtime that this platform could have. */
export interface ProviderCandidate {
  name: string;
  /** False where a library it needs is not there: it is then not even probed. */
  installed: boolean;
  detail: string;
}

/**
 * Fastest first, CPU last. Only looks: whether a provider really works, a throw-away process has to try,
 * because a missing CUDA library crashes natively.
 */
export function providerCandidates(): ProviderCandidate[] {
  const built = new Set(listSupportedBackends().map((backend) => backend.name));
  const accelerators: ProviderCandidate[] = [];
  if (process.platform === 'linux') accelerators.push(cuda());
  if (process.platform === 'win32') {
    const installed = built.has('dml');
    accelerators.push({
      name: 'dml',
      installed,
      detail: installed ? 'DirectML is in the package' : 'this build of ONNX Runtime has no DirectML',
    });
  }
  return [...accelerators, { name: 'cpu', installed: true, detail: 'always there' }];
}

function cuda(): ProviderCandidate {
  const require = createRequire(import.meta.url);
  const folder = join(
    dirname(require.resolve('onnxruntime-node/package.json')),
    'bin',
    'napi-v6',
    process.platform,
    process.arch,
  );
  const installed = existsSync(join(folder, 'libonnxruntime_providers_cuda.so'));
  return {
    name: 'cuda',
    installed,
    detail: installed
      ? `CUDA libraries in ${folder}`
      : 'the CUDA libraries of ONNX Runtime are not installed',
  };
}
