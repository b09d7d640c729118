// First, before anything uses ONNX Runtime or the thread pool.
import './no-telemetry.ts';
import './workers/thread-pool-size.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorReport } from '../src-shared/contract/library.ts';
import type { CodedError } from '../src-shared/domain/coded-error.ts';
import { type ActiveModel, createActiveModel, loadChosenModel } from './active-model.ts';
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
import { trainingMethods } from './api/training.ts';
import { createWithReaders } from './api/with-readers.ts';
import { exifToolVersion } from './decode/exiftool.ts';
import { providerCandidates } from './embed/providers.ts';
import { EventHub } from './event-hub.ts';
import { createModelFiles } from './model-files.ts';
import { createImports } from './pipeline/imports.ts';
import { browseFolder } from './scan/browse-folder.ts';
import { checkFolder } from './scan/check-folder.ts';
import { compileExclusions } from './scan/exclusion.ts';
import type { Engine, EngineOptions } from './serve/engine.ts';
import { type Library, openLibrary } from './store/library.ts';
import { composeTraining } from './training-parts.ts';
import { measureInThread } from './workers/evaluate-thread.ts';
import { probeProvider } from './workers/probe-provider.ts';
import { probeRuntimes } from './workers/probe-runtime.ts';
import { scanInThread } from './workers/scan-thread.ts';

/**
 * Builds the engine of one data folder out of all its stages; here, in active-model.ts and in training-parts.ts
 * they meet.
 * @throws CodedError: 'library-locked', 'library-damaged', 'library-newer', 'library-not-writable',
 * 'model-missing', 'model-damaged', 'models-folder-damaged'
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir, modelsDir, log } = options;
  const library = openLibrary(dataDir);
  try {
    const thumbnailDir = join(dataDir, 'thumbnails');
    const places = { bundledDir: modelsDir, installedDir: join(dataDir, 'models') };
    for (const dir of [thumbnailDir, places.installedDir]) mkdirSync(dir, { recursive: true });
    const model = await loadChosenModel(places, library, log);
    return compose(options, library, createActiveModel({ ...options, library, thumbnailDir }, model), {
      ...{ thumbnailDir, places },
    });
  } catch (error) {
    library.close();
    throw error;
  }
}

/** The doctor's report where `createEngine` threw. */
export function diagnoseStart(dataDir: string, error: CodedError): Promise<DoctorReport> {
  return reportWithoutEngine(dataDir, error, providerCandidates(), exifToolVersion);
}

interface Folders {
  thumbnailDir: string;
  places: { bundledDir: string; installedDir: string };
}

function compose(
  options: EngineOptions,
  library: Library,
  activeModel: ActiveModel,
  { thumbnailDir, places }: Folders,
): Engine {
  const { dataDir, samplesDir, log } = options;
  const inUse = () => activeModel.current;
  const status = () => libraryStatus(library, inUse().model.name, dataDir);
  const events = new EventHub(status);
  const changed = () => {
    inUse().search.refresh();
    events.libraryChanged();
  };
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
      reading: inUse,
      index: async () => {
        inUse().search.refresh();
        await inUse().search.ready();
      },
      log,
    },
    (job) => {
      events.emit({ type: 'job', job });
      changed();
      if (job.state === 'done') adoptions.complete(inUse().model);
    },
  );
  const queries = new QueryPictures();
  const modelFiles = createModelFiles(places, dataDir, log);
  const { trainings, adoptions, downloads, folderOf } = composeTraining({
    ...{ library, activeModel, modelFiles, dataDir, log },
    backboneUrl: options.backboneUrl,
    emit: (event) => {
      events.emit(event);
      if (event.type === 'job' && event.job.kind === 'adopt') changed();
    },
  });
  const withReaders = createWithReaders(activeModel, modelFiles.load);
  if (options.resumeImport) {
    imports.resumeInterrupted();
    adoptions.resumeInterrupted();
    trainings.resumeInterrupted();
  }

  return {
    methods: {
      ...libraryMethods(status),
      ...folderMethods({
        library,
        browse: browseFolder,
        check: checkFolder,
        checkExclusions: compileExclusions,
        changed,
      }),
      ...importMethods(imports, library.files),
      ...photoMethods(library.gallery),
      ...searchMethods({ library, queries, inUse }),
      ...evaluateMethods({
        withReaders,
        measure: measureInThread,
        jobs: library.jobs,
        emit: (job) => {
          events.emit({ type: 'job', job });
        },
      }),
      ...embedMethods({ withReaders }),
      ...modelMethods({
        ...modelFiles,
        ...{ library, adoptions, downloads, trainings },
        activeName: () => inUse().model.name,
      }),
      ...trainingMethods({ trainings, folderOf, runtimes: probeRuntimes }),
      ...doctorMethods({
        library,
        dataDir,
        model: () => inUse().model,
        candidates: providerCandidates,
        probe: (provider) => probeProvider(provider, inUse().model),
        exifTool: exifToolVersion,
      }),
      ...sampleMethods({ library, imports, samplesDir, targetDir: dataDir }),
    },
    onEvent: (listener) => events.listen(listener),
    picture: createPictures({ library, queries, readers: () => inUse().sideReaders, thumbnailDir }),
    close: async () => {
      await Promise.all([imports.close(), adoptions.close(), trainings.close(), downloads.close()]);
      await activeModel.close();
      events.close();
      library.close();
    },
  };
}
