import { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import type { TrainingRuntime } from '../../src-shared/contract/training.ts';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { LaunchChild } from '../serve/child.ts';
import { installedRuntimes } from '../train/runtime/installed-runtimes.ts';
import { HOW_TO_GET } from '../train/runtime/native-package.ts';
import { endWithin, type LimitedEnd, wayOfEnding } from './end-of-child.ts';
import { forkChild } from './fork-child.ts';
import type { RuntimeProbe } from './probe-runtime-messages.ts';

/** A GPU compiles its kernels at the first use; on a cold machine that takes a while. */
const TIMEOUT_MS = 120_000;

/** What training could run on here, fastest first: all there are, with what is wrong with those that are not usable. */
export async function probeRuntimes(launchChild: LaunchChild = forkChild): Promise<TrainingRuntime[]> {
  const runtimes: TrainingRuntime[] = [];
  // One after the other: two of them at once would be short of the same cores and memory.
  for (const name of TrainingRuntimeName.options) runtimes.push(await probeRuntime(name, launchChild));
  return runtimes;
}

/**
 * The one that is asked for, or else the fastest that works.
 *
 * @throws CodedError `runtime-not-usable`, with how to get it
 */
export async function chooseRuntime(
  wanted?: TrainingRuntimeName,
  launchChild: LaunchChild = forkChild,
): Promise<TrainingRuntime> {
  const names = wanted === undefined ? TrainingRuntimeName.options : [wanted];
  let last: TrainingRuntime | undefined;
  for (const name of names) {
    last = await probeRuntime(name, launchChild);
    if (last.usable) return last;
  }
  throw new CodedError('runtime-not-usable', `Training cannot run on ${last?.name}: ${last?.detail}`);
}

/** Tries a runtime in a throw-away process: a native library that does not fit the machine can end its process. */
async function probeRuntime(name: TrainingRuntimeName, launchChild: LaunchChild): Promise<TrainingRuntime> {
  if (!installedRuntimes().includes(name)) {
    return {
      name,
      usable: false,
      device: '',
      detail: `Native TensorFlow is not set up. ${HOW_TO_GET[name]}`,
    };
  }
  const probe = await runProbe(name, launchChild);
  return { name, ...probe };
}

async function runProbe(name: TrainingRuntimeName, launchChild: LaunchChild): Promise<RuntimeProbe> {
  const child = launchChild(new URL('./probe-runtime-worker.ts', import.meta.url));
  let reply: RuntimeProbe | undefined;
  child.onMessage((message) => {
    reply = message as RuntimeProbe;
  });
  child.send(name);
  const end = await endWithin(child, TIMEOUT_MS);
  return reply ?? crashed(name, end);
}

function crashed(name: TrainingRuntimeName, end: LimitedEnd): RuntimeProbe {
  const reason = end.complaint === '' ? '' : ` (${end.complaint})`;
  const detail = `The process that tried it ${wayOfEnding(end)}${reason}. ${HOW_TO_GET[name]}`;
  return { usable: false, device: '', detail };
}
