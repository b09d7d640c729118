import type { LaunchChild } from '../serve/child.ts';
import { endWithin, wayOfEnding } from './end-of-child.ts';
import type { ReaderModel } from './reader-messages.ts';

/** A first run on a GPU compiles its kernels; on a cold machine that takes a while. */
const TIMEOUT_MS = 60_000;

export interface ProbeResult {
  usable: boolean;
  detail: string;
}

/** Tries an execution provider in a throw-away process, as a missing library can crash natively. */
export async function probeProvider(
  provider: string,
  { onnx, inputSize }: ReaderModel,
  launchChild: LaunchChild,
): Promise<ProbeResult> {
  const child = launchChild(new URL('./probe-worker.ts', import.meta.url));
  const answers: unknown[] = [];
  child.onMessage((answer) => {
    answers.push(answer);
  });
  child.send({ onnx, inputSize, provider });
  const end = await endWithin(child, TIMEOUT_MS);
  if (answers.length > 0) return { usable: true, detail: 'a test run worked' };
  // What a slow one said before is not what kept it.
  const complaint = end.limitMs === undefined ? end.complaint : '';
  return { usable: false, detail: complaint || `the test run ${wayOfEnding(end)}` };
}
