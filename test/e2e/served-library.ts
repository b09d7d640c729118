import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const projectDir = join(import.meta.dirname, '..', '..');

export interface ServedLibrary {
  /** With the token. */
  readonly address: string;
  readonly port: number;
  /** Ends the program as a person would, or as a power cut would; settles once it is gone. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Runs `lookalike serve` as a program of its own; with a folder, that is added and read. */
export async function serveLibrary(dataDir: string, port = 0, folder?: string): Promise<ServedLibrary> {
  const program = spawn(
    process.execPath,
    [
      'src-main/shells/cli/main.ts',
      'serve',
      ...(folder === undefined ? [] : [folder]),
      '--library',
      dataDir,
      '--port',
      String(port),
    ],
    { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const gone = once(program, 'exit');
  const address = await firstAddress(program);
  return {
    address,
    port: Number(new URL(address).port),
    end: async (signal = 'SIGTERM') => {
      program.kill(signal);
      await gone;
    },
  };
}

async function firstAddress(program: ChildProcess): Promise<string> {
  const complaints: string[] = [];
  program.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  if (!program.stdout) throw new Error('The program has no standard output.');
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.startsWith('http://')) return line;
  }
  throw new Error(`Lookalike printed no address. It said: ${complaints.join('')}`);
}
