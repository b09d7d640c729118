import { join } from 'node:path';
import type { EngineEvent } from '../src-shared/contract/events.ts';
import type { RunId } from '../src-shared/contract/ids.ts';
import type { ActiveModel } from './active-model.ts';
import { readLabelledFolder } from './dataset/labelled-folder.ts';
import { createProjector } from './embed/projector.ts';
import { createFetchBackbone } from './fetch-backbone.ts';
import type { ModelFiles } from './model-files.ts';
import { BIT_URL } from './network/bit-import.ts';
import { emitProjection, type Projection } from './network/emit-projection.ts';
import { loadModel } from './network/load-model.ts';
import { loadTensors } from './network/load-tensors.ts';
import { saveModel } from './network/save-model.ts';
import { readTensors } from './network/read-tensors.ts';
import { writeTensors } from './network/write-tensors.ts';
import { createAdoptions } from './pipeline/adoptions.ts';
import { createDownloads } from './pipeline/downloads.ts';
import { runFolder } from './pipeline/training/run-folder.ts';
import type { TrainingStages } from './pipeline/training/training-stages.ts';
import { createTrainings } from './pipeline/training/trainings.ts';
import type { LaunchChild } from './serve/child.ts';
import type { Library } from './store/library.ts';
import { prepareInThread } from './workers/dataset-thread.ts';
import { gatherEvidence } from './workers/evidence-thread.ts';
import { chooseRuntime } from './workers/probe-runtime.ts';
import { projectInThread } from './workers/projection-thread.ts';
import { startTraining } from './workers/train-child.ts';

export interface TrainingComposition {
  library: Library;
  activeModel: ActiveModel;
  modelFiles: ModelFiles;
  dataDir: string;
  backboneUrl?: string | undefined;
  launchChild: LaunchChild;
  emit: (event: EngineEvent) => void;
  log: (line: string) => void;
}

/** All that makes and changes models: trainings, adoptions, downloads. */
export function composeTraining({
  library,
  activeModel,
  modelFiles,
  dataDir,
  backboneUrl = BIT_URL,
  launchChild,
  emit,
  log,
}: TrainingComposition) {
  const runsDir = join(dataDir, 'training');
  const { places } = modelFiles;
  const stages: TrainingStages = {
    ...{ library, runsDir, places, log, readLabelledFolder, gatherEvidence, saveModel },
    chooseRuntime: (wanted) => chooseRuntime(wanted, launchChild),
    inUse: () => activeModel.current,
    readersOf: activeModel.readersOf,
    listModels: modelFiles.list,
    takenNames: modelFiles.takenNames,
    loadModel: modelFiles.load,
    loadCandidate: (dir, name) => loadModel({ ...places, installedDir: dir }, name),
    loadTensors: (name) => loadTensors(places, name),
    readTensors: async (path) => (await readTensors(path)).tensors,
    writeTensors: (path, tensors) => writeTensors(path, tensors, {}),
    prepareDataset: prepareInThread,
    train: (setup, onEvent) => startTraining(setup, onEvent, launchChild),
    project: projectFeatures,
  };
  const emitJob = (job: EngineEvent & { type: 'job' }): void => {
    emit(job);
  };

  const trainings = createTrainings(stages, (job, run) => {
    emitJob({ type: 'job', job });
    emit({ type: 'training', run });
  });

  return {
    trainings,
    adoptions: createAdoptions(
      {
        ...{ library, log },
        load: modelFiles.load,
        readersOf: activeModel.readersOf,
        project: (model, signal, onRows) =>
          projectInThread(
            {
              databasePath: library.databasePath,
              model: model.name,
              backbone: model.backbone,
              onnx: emitProjection(model.featureDimensions, model.projection),
            },
            signal,
            onRows,
          ),
        activeName: () => activeModel.current.model.name,
        prepare: activeModel.prepare,
        switchTo: activeModel.switchTo,
        discard: ({ search }) => search.close(),
      },
      (job) => {
        emitJob({ type: 'job', job });
      },
    ),
    downloads: createDownloads(
      {
        ...{ jobs: library.jobs, log, url: backboneUrl },
        fetchAndInstall: createFetchBackbone(
          backboneUrl,
          join(dataDir, 'downloads', 'BiT-M-R50x1.npz'),
          modelFiles.importFile,
        ),
      },
      (job) => {
        emitJob({ type: 'job', job });
      },
    ),
    folderOf: (runId: RunId) => runFolder(runsDir, runId),
  };
}

/** On ONNX Runtime's own threads: nobody waits for it. */
async function projectFeatures(
  features: Float32Array,
  featureDimensions: number,
  projection: Projection,
): Promise<Float32Array<ArrayBuffer>> {
  const projector = await createProjector(emitProjection(featureDimensions, projection));
  try {
    return new Float32Array(await projector.project(features, features.length / featureDimensions));
  } finally {
    await projector.close();
  }
}
