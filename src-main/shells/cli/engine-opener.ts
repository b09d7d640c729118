import type { DoctorReport } from '../../../src-shared/contract/library.ts';
import type { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { createDirectClient } from '../../serve/client.ts';
import type { Log } from '../../serve/dispatch.ts';
import { defaultDataFolder } from '../data-folder.ts';
import { packageFolders } from '../package-folders.ts';
import type { OpenedEngine, OpeningOptions } from './command.ts';

/** `--library`, else the environment, else the place where the app keeps it. */
export function chooseDataFolder(option: string | undefined, resolvePath: (typed: string) => string): string {
  const chosen = option ?? process.env.LOOKALIKE_LIBRARY;
  return chosen === undefined || chosen === '' ? defaultDataFolder() : resolvePath(chosen);
}

/** Opens the engine of a data folder in this process; a command closes what it opened. */
export async function openEngine(dataDir: string, how: OpeningOptions, log: Log): Promise<OpenedEngine> {
  // Loaded only when needed: help and usage errors answer at once, and even where a native library is broken.
  const { createEngine } = await import('../../engine.ts');
  const engine = await createEngine({
    dataDir,
    modelsDir: packageFolders.models,
    samplesDir: packageFolders.samples,
    ...how,
    log,
  });
  return {
    engine,
    client: createDirectClient(engine, log),
    [Symbol.asyncDispose]: () => engine.close(),
  };
}

export async function diagnose(dataDir: string, error: CodedError): Promise<DoctorReport> {
  const { diagnoseStart } = await import('../../engine.ts');
  return diagnoseStart(dataDir, error);
}
