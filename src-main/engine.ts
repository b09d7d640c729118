// First, before anything uses the thread pool.
import './workers/thread-pool-size.ts';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DoctorReport } from '../src-shared/contract/library.ts';
import type { CodedError } from '../src-shared/domain/coded-error.ts';
import { doctorMethods, reportWithoutEngine } from './api/doctor.ts';
import { embedMethods } from './api/embed.ts';
import { evaluateMethods } from './api/evaluate.ts';
import { folderMethods } from './api/folders.ts';
import { importMethods } from './api/imports.ts';
import { libraryMethods, libraryStatus } from './api/library.ts';
import { modelMethods } from './api/models.ts';
import { photoMethods } from './api/photos.ts';
import { createPictures } from './api/pictures.ts';
import { QueryPictures } from './api/query-pictures.ts';
import { sampleMethods } from './api/samples.ts';
import { searchMethods } from './api/search.ts';
import { exifToolVersion } from './decode/exiftool.ts';
import { providerCandidates } from './embed/providers.ts';
import { EventHub } from './event-hub.ts';
import { type LoadedModel, loadModel } from './network/load-model.ts';
import { createImports } from './pipeline/imports.ts';
import { browseFolder } from './scan/browse-folder.ts';
import { checkFolder } from './scan/check-folder.ts';
import { compileExclusions } from './scan/exclusion.ts';
import type { Engine, EngineOptions } from './serve/engine.ts';
import { type Library, openLibrary } from './store/library.ts';
import { chooseProvider } from './workers/choose-provider.ts';
import { measureInThread } from './workers/evaluate-thread.ts';
import { probeProvider } from './workers/probe-provider.ts';
import { createReaderPool, type ReaderPool } from './workers/reader-pool.ts';
import { scanInThread } from './workers/scan-thread.ts';
import { type SearchThread, startSearchThread } from './workers/search-thread.ts';

/**
 * Builds the engine of one data folder out of all its stages; the only place where they meet.
 * @throws CodedError: 'library-locked', 'library-damaged', 'library-newer', 'library-not-writable',
 * 'model-missing', 'model-damaged', 'models-folder-damaged'
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const model = await loadModel(options.modelsDir);
  const library = openLibrary(options.dataDir);
  try {
    return compose(options, model, library);
  } catch (error) {
    library.close();
    throw error;
  }
}

/** The doctor's report where `createEngine` threw. */
export function diagnoseStart(dataDir: string, error: CodedError): Promise<DoctorReport> {
  return reportWithoutEngine(dataDir, error, providerCandidates(), exifToolVersion);
}

function compose(options: EngineOptions, model: LoadedModel, library: Library): Engine {
  const { dataDir, modelsDir, samplesDir, log } = options;
  const thumbnailDir = join(dataDir, 'thumbnails');
  mkdirSync(thumbnailDir, { recursive: true });

  const search = startSearch(options, model, library);
  const { readers, sideReaders } = startReaders(options, model, thumbnailDir);
  const status = () => libraryStatus(library, model.name, dataDir);
  const events = new EventHub(status);
  const imports = createImports(
    {
      library,
      scan: (folder, signal, onBatch) =>
        scanInThread(
          {
            databasePath: library.databasePath,
            folderId: folder.id,
            root: folder.path,
            exclude: folder.exclude,
          },
          signal,
          onBatch,
        ),
      readers,
      index: async () => {
        search.refresh();
        await search.ready();
      },
      model,
      log,
    },
    (job) => {
      events.emit({ type: 'job', job });
      events.libraryChanged();
      search.refresh();
    },
  );
  const queries = new QueryPictures();
  const readersFor = async (wanted: string | undefined): Promise<ReaderPool> => {
    // Only one model can be active yet; naming another is an error that lists those there are.
    if (wanted !== undefined) await loadModel(modelsDir, wanted);
    return readers;
  };
  if (options.resumeImport) imports.resumeInterrupted();

  return {
    methods: {
      ...libraryMethods(status),
      ...folderMethods({
        library,
        browse: browseFolder,
        check: checkFolder,
        checkExclusions: compileExclusions,
        changed: () => {
          search.refresh();
          events.libraryChanged();
        },
      }),
      ...importMethods(imports, library.files),
      ...photoMethods(library.gallery),
      ...searchMethods({ library, search, queries, readPicture: sideReaders.readPicture, model: model.name }),
      ...evaluateMethods({
        activeModel: model.name,
        readersFor,
        measure: measureInThread,
        jobs: library.jobs,
        emit: (job) => {
          events.emit({ type: 'job', job });
        },
      }),
      ...embedMethods({ model, readersFor }),
      ...modelMethods(modelsDir, model.name),
      ...doctorMethods({
        library,
        dataDir,
        model,
        candidates: providerCandidates,
        probe: (provider) => probeProvider(provider, model),
        exifTool: exifToolVersion,
      }),
      ...sampleMethods({ library, imports, samplesDir, targetDir: dataDir }),
    },
    onEvent: (listener) => events.listen(listener),
    picture: createPictures({ library, queries, readers: sideReaders, thumbnailDir }),
    close: async () => {
      await imports.close();
      await Promise.all([readers.rest(), sideReaders.rest(), search.close()]);
      events.close();
      library.close();
    },
  };
}

function startSearch(options: EngineOptions, model: LoadedModel, library: Library): SearchThread {
  return startSearchThread({
    databasePath: library.databasePath,
    indexDir: join(options.dataDir, 'index'),
    model: model.name,
    dimensions: model.vectorDimensions,
    ...(options.exactLimit === undefined ? {} : { exactLimit: options.exactLimit }),
    log: options.log,
  });
}

/** Threads for bulk work, and one beside them, so that a person never waits behind an import. */
function startReaders(options: EngineOptions, model: LoadedModel, thumbnailDir: string) {
  let provider: Promise<string> | undefined;
  const setup = async () => {
    provider ??= chooseProvider(providerCandidates(), model, options.log);
    return { model, provider: await provider, thumbnailDir };
  };
  return {
    readers: createReaderPool(options.workers ?? availableParallelism(), setup),
    sideReaders: createReaderPool(1, setup),
  };
}
