// First, before anything uses ONNX Runtime, the thread pool or the network.
import './no-telemetry.ts';
import './workers/thread-pool-size.ts';
import './connections/connection-watch.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorReport } from '../src-shared/contract/library.ts';
import type { CodedError } from '../src-shared/domain/coded-error.ts';
import { type ActiveModel, createActiveModel, loadChosenModel } from './active-model.ts';
import { collectionMethods } from './api/collections.ts';
import { conceptMethods } from './api/concepts.ts';
import { desktopMethods } from './api/desktop.ts';
import { doctorMethods, reportWithoutEngine } from './api/doctor.ts';
import { embedMethods } from './api/embed.ts';
import { evaluateMethods } from './api/evaluate.ts';
import { explainMethods } from './api/explain.ts';
import { folderMethods } from './api/folders.ts';
import { importMethods } from './api/imports.ts';
import { libraryMethods, libraryStatus } from './api/library.ts';
import { modelMethods } from './api/models.ts';
import { photoMethods } from './api/photos.ts';
import { createPictures } from './api/pictures.ts';
import { QueryPictures } from './api/query-pictures.ts';
import { sampleMethods } from './api/samples.ts';
import { searchMethods } from './api/search.ts';
import { tagMethods } from './api/tags.ts';
import { trainingMethods } from './api/training.ts';
import { createWithReaders } from './api/with-readers.ts';
import { exifToolVersion } from './decode/exiftool.ts';
import { providerCandidates } from './embed/providers.ts';
import { EventHub } from './event-hub.ts';
import { composeMap } from './map-parts.ts';
import { createModelFiles } from './model-files.ts';
import { createImports } from './pipeline/imports.ts';
import { Pace } from './pipeline/pace.ts';
import { browseFolder } from './scan/browse-folder.ts';
import { checkFolder } from './scan/check-folder.ts';
import { compileExclusions } from './scan/exclusion.ts';
import type { LaunchChild } from './serve/child.ts';
import type { Engine, EngineOptions } from './serve/engine.ts';
import { type Library, openLibrary } from './store/library.ts';
import { composeTraining } from './training-parts.ts';
import { composeUpkeep } from './upkeep-parts.ts';
import { mostWatches } from './watch/inotify-limits.ts';
import { measureInThread } from './workers/evaluate-thread.ts';
import { createExplainer } from './workers/explainer.ts';
import { forkChild } from './workers/fork-child.ts';
import { createPreviews } from './workers/preview-thread.ts';
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
  const { dataDir, modelsDir, launchChild = forkChild, log } = options;
  const library = openLibrary(dataDir);
  try {
    const thumbnailDir = join(dataDir, 'thumbnails');
    const places = { bundledDir: modelsDir, installedDir: join(dataDir, 'models') };
    for (const dir of [thumbnailDir, places.installedDir]) mkdirSync(dir, { recursive: true });
    const model = await loadChosenModel(places, library, log);
    const activeModel = createActiveModel({ ...options, library, thumbnailDir, launchChild }, model);
    return compose(options, library, activeModel, { thumbnailDir, places, launchChild });
  } catch (error) {
    library.close();
    throw error;
  }
}

/** The doctor's report where `createEngine` threw. */
export function diagnoseStart(dataDir: string, error: CodedError): Promise<DoctorReport> {
  return reportWithoutEngine(dataDir, error, providerCandidates(), exifToolVersion);
}

interface Surroundings {
  launchChild: LaunchChild;
  thumbnailDir: string;
  places: { bundledDir: string; installedDir: string };
}

function compose(
  options: EngineOptions,
  library: Library,
  activeModel: ActiveModel,
  { thumbnailDir, places, launchChild }: Surroundings,
): Engine {
  const { dataDir, samplesDir, log } = options;
  const inUse = () => activeModel.current;
  const status = () => libraryStatus(library, inUse().model.name, dataDir);
  const events = new EventHub(status);
  const changed = () => {
    inUse().search.refresh();
    events.libraryChanged();
  };
  /** Of changes that search has nothing to take up from. */
  const tell = () => {
    events.libraryChanged();
  };
  const pace = new Pace(library.settings.get().importSpeed);
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
      pace,
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
      if (job.state !== 'running') upkeep.watching.importEnded();
    },
  );
  const queries = new QueryPictures();
  const explainer = createExplainer(library.databasePath);
  const modelFiles = createModelFiles(places, dataDir, log);
  const { trainings, adoptions, downloads, folderOf } = composeTraining({
    ...{ library, activeModel, modelFiles, dataDir, launchChild, log },
    backboneUrl: options.backboneUrl,
    emit: (event) => {
      events.emit(event);
      if (event.type === 'job' && event.job.kind === 'adopt') changed();
    },
  });
  const map = composeMap({
    ...{ library, dataDir, log },
    activeName: () => inUse().model.name,
    emit: (job) => {
      events.emit({ type: 'job', job });
    },
  });
  const withReaders = createWithReaders(activeModel, modelFiles.load);
  const upkeep = composeUpkeep({
    ...{ library, dataDir, imports, pace, log, changed: tell },
    modelsInUse: () => [inUse().model.name, adoptions.underWay()].filter((name) => name !== null),
    isDownloading: () => downloads.current()?.state === 'running',
  });
  if (options.resumeImport) {
    imports.resumeInterrupted();
    adoptions.resumeInterrupted();
    trainings.resumeInterrupted();
  }
  if (options.watch) upkeep.watching.start();

  return {
    methods: {
      ...libraryMethods(status),
      ...folderMethods({
        library,
        browse: browseFolder,
        check: checkFolder,
        checkExclusions: compileExclusions,
        preview: createPreviews(),
        watching: upkeep.watching,
        changed,
      }),
      ...importMethods(imports, library.files),
      ...photoMethods({ gallery: library.gallery, readExif: (path) => inUse().sideReaders.readExif(path) }),
      ...desktopMethods({ gallery: library.gallery, desktop: options.desktop }),
      ...tagMethods({ personTags: library.personTags, changed: tell }),
      ...collectionMethods({ collections: library.collections, changed: tell }),
      ...conceptMethods({ library, queries, inUse, changed: tell }),
      ...searchMethods({ library, queries, inUse }),
      ...explainMethods({ library, queries, inUse, explainer, thumbnailDir }),
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
      ...trainingMethods({
        ...{ trainings, folderOf, runtimes: () => probeRuntimes(launchChild), tags: library.labelTags.all },
        render: (path, maxSide) => inUse().sideReaders.renderForScreen({ path }, maxSide),
      }),
      ...doctorMethods({
        library,
        dataDir,
        model: () => inUse().model,
        candidates: providerCandidates,
        probe: (provider) => probeProvider(provider, inUse().model, launchChild),
        exifTool: exifToolVersion,
        ...{ watching: upkeep.watching, mostWatches, surveyCache: upkeep.surveyCache },
      }),
      ...sampleMethods({
        ...{ library, imports, samplesDir, targetDir: dataDir },
        watching: upkeep.watching,
      }),
      ...map.methods,
      ...upkeep.methods,
    },
    onEvent: (listener) => events.listen(listener),
    picture: createPictures({ library, queries, readers: () => inUse().sideReaders, thumbnailDir }),
    close: async () => {
      await upkeep.close();
      await map.close();
      await Promise.all([imports.close(), adoptions.close(), trainings.close(), downloads.close()]);
      await explainer.close();
      await activeModel.close();
      events.close();
      library.close();
    },
  };
}
