import type { TrainingRuntimeName } from '../../../src-shared/contract/model.ts';
import type { TrainingRuntime } from '../../../src-shared/contract/training.ts';
import type { LabelledFolder } from '../../dataset/labelled-folder.ts';
import type { Dataset, LabelledPhoto } from '../../dataset/labelled-photo.ts';
import type { PrepareOptions } from '../../dataset/prepare-dataset.ts';
import type { Projection } from '../../network/emit-projection.ts';
import type { Model, ModelPlaces } from '../../network/catalogue.ts';
import type { LoadedModel } from '../../network/load-model.ts';
import type { BackboneTensors } from '../../network/load-tensors.ts';
import type { ModelDefinition } from '../../network/model-definition.ts';
import type { Tensor } from '../../network/safetensors.ts';
import type { Library } from '../../store/library.ts';
import type { TrainingEvent, TrainingSetup } from '../../train/training-setup.ts';
import type { Evidence, EvidenceSetup } from '../../workers/evidence-messages.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import type { Training } from '../../workers/train-child.ts';
import type { Gate } from '../gate.ts';
import type { RunFolder } from './run-folder.ts';
import type { TrainingProgress } from './training-progress.ts';

/** What a training leads labelled photos through: look > check and split > train > compare > keep. */
export interface TrainingStages {
  library: Library;
  runsDir: string;
  places: ModelPlaces;
  /** The model that answers now: what a new one is compared with. */
  inUse: () => { model: LoadedModel; readers: ReaderPool };
  readersOf: (model: LoadedModel) => ReaderPool;
  listModels: () => Promise<Model[]>;
  /** Those of damaged files too. */
  takenNames: () => Promise<string[]>;
  loadModel: (name: string) => Promise<LoadedModel>;
  /** One that is not installed yet. */
  loadCandidate: (dir: string, name: string) => Promise<LoadedModel>;
  loadTensors: (name: string) => Promise<BackboneTensors>;
  saveModel: (
    dir: string,
    definition: ModelDefinition,
    tensors: ReadonlyMap<string, Tensor>,
  ) => Promise<{ bytes: number; sha256: string }>;
  readTensors: (path: string) => Promise<ReadonlyMap<string, Tensor>>;
  writeTensors: (path: string, tensors: ReadonlyMap<string, Tensor>) => Promise<unknown>;
  readLabelledFolder: (folder: string) => Promise<LabelledFolder>;
  prepareDataset: (
    photos: LabelledPhoto[],
    classes: string[],
    options: PrepareOptions,
    signal: AbortSignal,
  ) => Promise<Dataset>;
  chooseRuntime: (wanted: TrainingRuntimeName | undefined) => Promise<TrainingRuntime>;
  train: (setup: TrainingSetup, onEvent: (event: TrainingEvent) => void) => Training;
  /** @param features [n, featureDimensions] @returns unit vectors [n, vectorDimensions] */
  project: (
    features: Float32Array,
    featureDimensions: number,
    projection: Projection,
  ) => Promise<Float32Array<ArrayBuffer>>;
  gatherEvidence: (setup: EvidenceSetup) => Promise<Evidence>;
  log: (line: string) => void;
}

/** One training under way. */
export interface TrainingUnderWay {
  progress: TrainingProgress;
  folder: RunFolder;
  gate: Gate;
  /** Set while the training process runs. */
  process: Training | null;
  /** Past cancelling: its model is being saved. */
  isKeeping: boolean;
  /** Says that the progress changed. */
  changed: () => void;
}
