import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../src-main/engine.ts';
import { createDirectClient } from '../../src-main/serve/client.ts';
import type { Engine, EngineOptions } from '../../src-main/serve/engine.ts';
import type { EngineClient } from '../../src-shared/contract/api.ts';
import type { Job, JobState } from '../../src-shared/contract/job.ts';

const projectDir = join(import.meta.dirname, '..', '..');

export interface TemporaryEngine {
  readonly engine: Engine;
  readonly client: EngineClient;
  readonly dataDir: string;
  /** Lines of diagnostics so far. */
  readonly log: string[];
  /** Closes the engine and opens another on the same data folder. */
  restart(options?: Partial<EngineOptions>): Promise<void>;
  /** Imports all folders and waits for the end. */
  importAll(): Promise<Job>;
  /** Waits until the import is in one of these states. */
  waitFor(...states: JobState[]): Promise<Job>;
  close(): Promise<void>;
}

/**
 * The real engine, all of it, on a data folder of its own that goes away with it.
 *
 * @param preparedDir a data folder of a closed engine, to begin with a copy of it
 */
export async function openTemporaryEngine(
  options: Partial<EngineOptions> = {},
  preparedDir?: string,
): Promise<TemporaryEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lookalike-library-'));
  if (preparedDir !== undefined) cpSync(preparedDir, dataDir, { recursive: true });
  const log: string[] = [];
  const open = (more: Partial<EngineOptions> = {}) =>
    createEngine({
      dataDir,
      modelsDir: join(projectDir, 'models'),
      samplesDir: join(projectDir, 'resources', 'samples'),
      log: (line) => log.push(line),
      ...options,
      ...more,
    });
  let engine = await open();
  let client = createDirectClient(engine);

  const waitFor = async (...states: JobState[]): Promise<Job> => {
    for (;;) {
      const job = await client['import.current']({});
      if (job && states.includes(job.state)) return job;
      if (job?.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(job.error)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    get engine() {
      return engine;
    },
    get client() {
      return client;
    },
    dataDir,
    log,
    restart: async (more) => {
      await engine.close();
      engine = await open(more);
      client = createDirectClient(engine);
    },
    importAll: async () => {
      await client['import.start']({});
      return waitFor('done', 'failed');
    },
    waitFor,
    close: async () => {
      await engine.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
