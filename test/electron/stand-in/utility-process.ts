import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type Electron from 'electron';
import { endsOf } from './ports.ts';
import { PortLine } from './port-line.ts';
import type { UtilityFrame } from './utility-frame.ts';

type Part = Pick<Electron.UtilityProcess, 'kill' | 'postMessage' | 'pid' | 'stdout' | 'stderr'>;

const startScript = join(import.meta.dirname, 'utility-start.ts');

class UtilityProcess extends EventEmitter implements Part {
  pid: number | undefined;
  readonly serviceName: string;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;
  readonly #line: PortLine;

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    this.serviceName = options.serviceName ?? 'Node Utility Process';
    const { stdio = 'inherit' } = options;
    const [input, output, errors] = typeof stdio === 'string' ? ['ignore', stdio, stdio] : stdio;
    if (input !== 'ignore') throw new TypeError("stdin value other than 'ignore' is not supported.");
    this.#child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--import', startScript, ...(options.execArgv ?? [])],
      stdio: ['ignore', output, errors, 'ipc'] as StdioOptions,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...(options.env ?? process.env) },
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#line = new PortLine('main', (frame) => {
      this.#send(frame);
    });
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.on('message', (frame: UtilityFrame) => {
      if (!this.#line.arrived(frame) && frame.type === 'message') this.emit('message', frame.data);
    });
    this.#child.on('exit', (code, signal) => {
      this.pid = undefined;
      this.#line.lost();
      running.delete(this);
      // A killed process has no code of its own; Chromium reports the signal's number.
      this.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15));
    });
    running.add(this);
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = this.#line.give(endsOf(transfer));
    this.#send({ type: 'message', data: message, ports });
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }

  #send(frame: UtilityFrame): void {
    if (this.#child.connected) this.#child.send(frame, () => undefined);
  }
}

const running = new Set<UtilityProcess>();

export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
};

export const runningUtilities = (): UtilityProcess[] => [...running];

/** They go with the program. */
export function killUtilityProcesses(): void {
  for (const child of running) child.kill();
}
