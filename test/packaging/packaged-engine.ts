import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import asar from '@electron/asar';
import type { EngineClient } from '../../src-shared/contract/api.ts';
import type { EngineEvent } from '../../src-shared/contract/events.ts';
import type { Reply } from '../../src-shared/contract/reply.ts';
import { createClient } from '../../src-main/serve/client.ts';
import type { FromEngine, ToEngine } from '../../src-main/shells/electron/engine/engine-messages.ts';

interface PackagedEngine {
  client: EngineClient;
  events: EngineEvent[];
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
  const child = fork(
    join(program, 'dist', 'electron', 'src-main', 'shells', 'electron', 'engine', 'engine-entry.js'),
    // Away from the checkout, where a missing package would be found after all.
    { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], cwd: dataDir },
  );
  const events: EngineEvent[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  child.on('message', (message: FromEngine) => {
    if (message.type === 'event') events.push(message.event);
    if (message.type === 'reply') waiting.get(message.id)?.(message.reply);
  });
  const say = (message: ToEngine) => child.send(message);

  say({
    type: 'open',
    folders: {
      dataDir,
      modelsDir: join(program, '..', 'models'),
      samplesDir: join(program, '..', 'samples'),
    },
    ...{ resumeImport: false, watch: false, hasDesktop: false },
  });
  const opened = await nextMessage(child);
  if (opened.type !== 'opened') throw new Error(`The packaged engine said ${JSON.stringify(opened)}`);
  let lastId = 0;
  return {
    client: createClient((method, input) => {
      const id = ++lastId;
      say({ type: 'call', id, method, input });
      return new Promise((resolve) => waiting.set(id, resolve));
    }),
    events,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      say({ type: 'close' });
      await ended;
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<FromEngine> {
  const gone = once(child, 'exit').then(([exitCode]) => {
    throw new Error(`The packaged engine ended with ${String(exitCode)}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [FromEngine];
  return message;
}
