import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import {
  createEngineProcess,
  type EngineProcess,
} from '../../src-main/shells/electron/engine/engine-process.ts';
import type { EngineState } from '../../src-shared/contract/desktop.ts';
import { electronParts } from './electron-parts.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const sourceDir = join(projectDir, 'src-main');

interface Forked {
  /** As its file is named, without the ending. */
  name: string;
  process: Electron.UtilityProcess;
}

interface HostedEngine {
  readonly engine: EngineProcess;
  readonly dataDir: string;
  readonly log: string[];
  /** Every state so far, the first one aside. */
  readonly states: EngineState[];
  /** What was asked of the desktop. */
  readonly desktop: string[];
  /** Every process that was started, in their order. */
  readonly forked: Forked[];
  until(state: EngineState['state']): Promise<EngineState>;
  /** SIGKILL to the youngest process of this name. */
  kill(name: string): void;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Wishes {
  /** Default: the engine's own. */
  entry?: string;
  /** Default: one of its own, which goes away with it. */
  dataDir?: string;
  /** Before the engine starts. */
  prepare?: (dataDir: string) => unknown;
}

/** The real engine in a process of its own, started as main starts it. */
export async function hostTemporaryEngine(wishes: Wishes = {}): Promise<HostedEngine> {
  const { entry, dataDir = mkdtempSync(join(tmpdir(), 'lookalike-hosted-')), prepare } = wishes;
  await prepare?.(dataDir);
  const [log, states, desktop, forked]: [string[], EngineState[], string[], Forked[]] = [[], [], [], []];
  const engine = createEngineProcess({
    ...electronParts,
    fork: (path, args, options) => {
      const process = electronParts.fork(path, args, options);
      forked.push({ name: /([\w-]+)\.\w+$/.exec(path)?.[1] ?? path, process });
      return process;
    },
    entry: entry ?? join(sourceDir, 'shells', 'electron', 'engine', 'engine-entry.ts'),
    childEntry: (name) => join(sourceDir, 'workers', `${name}.ts`),
    options: {
      dataDir,
      modelsDir: join(projectDir, 'models'),
      samplesDir: join(projectDir, 'resources', 'samples'),
    },
    desktop: {
      reveal: (path) => Promise.resolve(void desktop.push(`reveal ${path}`)),
      open: (path) => Promise.reject(new Error(`no program for ${path}`)),
    },
    log: (line) => log.push(line),
  });
  engine.onState((state) => states.push(state));

  return {
    ...{ engine, dataDir, log, states, desktop, forked },
    until: (wanted) =>
      new Promise((resolve) => {
        const stop = engine.onState((state) => {
          look(state);
        });
        const look = (state: EngineState): void => {
          if (state.state !== wanted) return;
          stop();
          resolve(state);
        };
        look(engine.state);
      }),
    kill: (wanted) => {
      const pid = forked.findLast(({ name }) => name === wanted)?.process.pid;
      if (pid === undefined) throw new Error(`there is no process '${wanted}' to kill`);
      process.kill(pid, 'SIGKILL');
    },
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      if (wishes.dataDir === undefined) rmSync(dataDir, { recursive: true });
    },
  };
}
