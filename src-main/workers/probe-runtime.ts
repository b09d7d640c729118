import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import type { TrainingRuntime } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { installedRuntimes } from '../train/runtime/installed-runtimes.ts';
import { HOW_TO_GET } from '../train/runtime/native-package.ts';
import type { RuntimeProbe } from './probe-runtime-messages.ts';

/** A GPU compiles its kernels at the first use; on a cold machine that takes a while. */
const TIMEOUT_MS = 120_000;

/** What training could run on here, fastest first: all there are, with what is wrong with those that are not usable. */
export async function probeRuntimes(): Promise<TrainingRuntime[]> {
  const runtimes: TrainingRuntime[] = [];
  // One after the other: two of them at once would be short of the same cores and memory.
  for (const name of TrainingRuntimeName.options) runtimes.push(await probeRuntime(name));
  return runtimes;
}

/**
 * The one that is asked for, or else the fastest that works.
 *
 * @throws CodedError `runtime-not-usable`, with how to get it
 */
export async function chooseRuntime(wanted?: TrainingRuntimeName): Promise<TrainingRuntime> {
  const names = wanted === undefined ? TrainingRuntimeName.options : [wanted];
  let last: TrainingRuntime | undefined;
  for (const name of names) {
    last = await probeRuntime(name);
    if (last.usable) return last;
  }
  throw new CodedError('runtime-not-usable', `Training cannot run on ${last?.name}: ${last?.detail}`);
}

/** Tries a runtime in a throw-away process: a native library that does not fit the machine can end its process. */
async function probeRuntime(name: TrainingRuntimeName): Promise<TrainingRuntime> {
  if (!installedRuntimes().includes(name)) {
    return {
      name,
      usable: false,
      device: '',
      detail: `Native TensorFlow is not set up. ${HOW_TO_GET[name]}`,
    };
  }
  const probe = await runProbe(name);
  return { name, ...probe };
}

function runProbe(name: TrainingRuntimeName): Promise<RuntimeProbe> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./probe-runtime-worker.ts', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: TIMEOUT_MS,
    });
    let complaint = '';
    let reply: RuntimeProbe | undefined;
    child.stderr?.on('data', (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2_000);
    });
    child.on('message', (message: RuntimeProbe) => {
      reply = message;
    });
    child.on('error', (error) => {
      complaint = error.message;
    });
    child.on('close', (code, signal) => {
      resolve(reply ?? crashed(name, lastLine(complaint), signal ?? code));
    });
    child.send(name);
  });
}

function crashed(name: TrainingRuntimeName, complaint: string, end: string | number | null): RuntimeProbe {
  const reason = complaint === '' ? '' : ` (${complaint})`;
  const detail = `The process that tried it ended with ${end ?? 'no reason'}${reason}. ${HOW_TO_GET[name]}`;
  return { usable: false, device: '', detail };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
