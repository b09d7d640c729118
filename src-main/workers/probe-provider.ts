import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReaderModel } from './reader-messages.ts';

/** A first run on a GPU compiles its kernels; on a cold machine that takes a while. */
const TIMEOUT_MS = 60_000;

export interface ProbeResult {
  usable: boolean;
  detail: string;
}

/** Tries an execution provider in a throw-away process, as a missing library can crash natively. */
export function probeProvider(provider: string, model: ReaderModel): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./probe-worker.ts', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: TIMEOUT_MS,
    });
    let complaint = '';
    let usable = false;
    child.stderr?.on('data', (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2_000);
    });
    child.on('message', () => {
      usable = true;
    });
    child.on('error', (error) => {
      complaint = error.message;
    });
    child.on('close', (code, signal) => {
      resolve(
        usable
          ? { usable, detail: 'a test run worked' }
          : {
              usable,
              detail: lastLine(complaint) || `the test run ended with ${signal ?? code ?? 'no reason'}`,
            },
      );
    });
    child.send({ onnx: model.onnx, inputSize: model.inputSize, provider });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
