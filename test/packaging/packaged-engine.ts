import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import asar from '@electron/asar';
import { createClient } from '../../src-main/serve/client.ts';
import type { EngineClient } from '../../src-shared/contract/api.ts';
import { startEngineLine } from '../harness/engine-line.ts';

interface PackagedEngine {
  client: EngineClient;
  [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * Lays the packed program out as files, since plain Node cannot look into the archive: a folder of the archive's name,
 * beside the same neighbours.
 *
 * @returns that folder
 */
export function unpackProgram(packedDir: string, targetDir: string): string {
  const program = join(targetDir, 'app.asar');
  asar.extractAll(join(packedDir, 'resources', 'app.asar'), program);
  for (const neighbour of ['models', 'samples']) {
    symlinkSync(join(packedDir, 'resources', neighbour), join(targetDir, neighbour));
  }
  return program;
}

/** Starts the engine's process out of the packed program, under plain Node, and opens a library. */
export async function startPackagedEngine(program: string, dataDir: string): Promise<PackagedEngine> {
  const { open, call, say, ended } = startEngineLine(
    join(program, 'dist', 'electron', 'src-main', 'shells', 'electron', 'engine', 'engine-entry.js'),
    // Away from the checkout, where a missing package would be found after all.
    dataDir,
  );
  await open({
    dataDir,
    modelsDir: join(program, '..', 'models'),
    samplesDir: join(program, '..', 'samples'),
  });
  return {
    client: createClient(call),
    [Symbol.asyncDispose]: async () => {
      say({ type: 'close' });
      await ended;
    },
  };
}
