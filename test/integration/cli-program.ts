import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', 'src-main', 'shells', 'cli', 'main.ts');

export interface Finished {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The command line as a person runs it: a process of its own. */
export function startCli(args: readonly string[], options: { cwd?: string; library?: string } = {}) {
  const { LOOKALIKE_LIBRARY: _, INIT_CWD: __, ...environment } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...environment, ...(options.library === undefined ? {} : { LOOKALIKE_LIBRARY: options.library }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const finished = once(child, 'close').then(([exitCode, signal]): Finished => ({
    exitCode: exitCode as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return {
    finished,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Waits for the first whole line of standard output. */
    firstLine: async (): Promise<string> => {
      while (!stdout.includes('\n')) await Promise.race([once(child.stdout, 'data'), finished]);
      return stdout.split('\n')[0] ?? '';
    },
    /** Waits until something is said on standard error; throws where it ends without. */
    untilStderr: async (wanted: RegExp): Promise<void> => {
      while (!wanted.test(stderr)) {
        if (child.exitCode !== null) throw new Error(`ended without ${wanted.source}: ${stderr}`);
        await Promise.race([once(child.stderr, 'data'), finished]);
      }
    },
  };
}

export const runCli = (...args: Parameters<typeof startCli>): Promise<Finished> => startCli(...args).finished;

/** What `--json` promises: the last line of standard output is one JSON value. */
export function jsonOf({ stdout }: Finished): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
