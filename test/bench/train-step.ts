import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { probeRuntimes } from '../../src-main/workers/probe-runtime.ts';
import { reportSkipped } from './measurement.ts';

/** A training step on each runtime that works here, in a process of its own. */
const program = join(import.meta.dirname, 'train-step-process.ts');
for (const { name, usable, detail } of await probeRuntimes()) {
  if (!usable) {
    reportSkipped(`training step on ${name}`, detail);
    continue;
  }
  const child = spawn(process.execPath, [program, name], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) process.exitCode = 1;
}
