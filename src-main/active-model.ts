import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../src-shared/domain/coded-error.ts';
import { providerCandidates } from './embed/providers.ts';
import { type LoadedModel, loadModel, type ModelPlaces } from './network/load-model.ts';
import type { LaunchChild } from './serve/child.ts';
import type { EngineOptions } from './serve/engine.ts';
import type { Library } from './store/library.ts';
import { chooseProvider } from './workers/choose-provider.ts';
import { createReaderPool, type ReaderPool } from './workers/reader-pool.ts';
import { type SearchThread, startSearchThread } from './workers/search-thread.ts';

/** A model with everything that works with it. */
export interface ModelInUse {
  model: LoadedModel;
  /** Threads for bulk work. */
  readers: ReaderPool;
  /** One beside them, so that a person never waits behind an import. */
  sideReaders: ReaderPool;
  search: SearchThread;
}

interface ActiveModelParts extends Pick<EngineOptions, 'dataDir' | 'exactLimit' | 'workers' | 'log'> {
  library: Library;
  thumbnailDir: string;
  launchChild: LaunchChild;
}

/** The one model that answers, and the way from it to another. */
export function createActiveModel(parts: ActiveModelParts, first: LoadedModel) {
  let current: ModelInUse = { ...openReaders(parts, first), search: openSearch(parts, first) };
  const leaving = new Set<Promise<unknown>>();

  return {
    get current(): ModelInUse {
      return current;
    },
    /** Reads all of a model's vectors; the model in use answers meanwhile. */
    prepare: async (model: LoadedModel): Promise<ModelInUse> => {
      const search = openSearch(parts, model);
      try {
        await search.ready();
      } catch (error) {
        await search.close();
        throw error;
      }
      return { ...openReaders(parts, model), search };
    },
    /** From one statement to the next; what the old one still answers, it answers to the end. */
    switchTo: (next: ModelInUse): void => {
      const before = current;
      // First: where the library cannot be written, nothing has changed.
      parts.library.modelChoice.choose(next.model.name, before.model.name);
      current = next;
      const gone = close(before);
      leaving.add(gone);
      void gone.finally(() => leaving.delete(gone));
    },
    /** Threads that read with any model; the caller lets them rest. */
    readersOf: (model: LoadedModel): ReaderPool => openReaders(parts, model).readers,
    close: async (): Promise<void> => {
      await Promise.all([close(current), ...leaving]);
    },
  };
}

export type ActiveModel = ReturnType<typeof createActiveModel>;

/**
 * The model that the library chose; the bundled one where none was chosen, or where the file of the chosen one is
 * gone or damaged: search then works as it did before, and the doctor says why.
 */
export async function loadChosenModel(
  places: ModelPlaces,
  library: Library,
  log: (line: string) => void,
): Promise<LoadedModel> {
  const chosen = library.modelChoice.active();
  if (chosen === null) return loadModel(places);
  try {
    return await loadModel(places, chosen);
  } catch (error) {
    log(`the chosen model '${chosen}' cannot be used: ${errorMessage(error)}`);
    return loadModel(places);
  }
}

function openSearch(
  { dataDir, library, exactLimit, log }: ActiveModelParts,
  model: LoadedModel,
): SearchThread {
  return startSearchThread({
    databasePath: library.databasePath,
    indexDir: join(dataDir, 'index', model.name),
    model: model.name,
    dimensions: model.vectorDimensions,
    score: model.score,
    ...(exactLimit === undefined ? {} : { exactLimit }),
    log,
  });
}

function openReaders({ workers, thumbnailDir, launchChild, log }: ActiveModelParts, model: LoadedModel) {
  let provider: Promise<string> | undefined;
  const setup = async () => {
    provider ??= chooseProvider(providerCandidates(), model, launchChild, log);
    return { model, provider: await provider, thumbnailDir };
  };
  return {
    model,
    readers: createReaderPool(workers ?? availableParallelism(), setup),
    sideReaders: createReaderPool(1, setup),
  };
}

async function close({ readers, sideReaders, search }: ModelInUse): Promise<void> {
  await Promise.all([readers.rest(), sideReaders.rest(), search.close()]);
}
