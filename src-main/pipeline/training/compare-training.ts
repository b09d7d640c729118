import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import { joinRows } from '../../../src-shared/domain/join-rows.ts';
import type { LoadedModel } from '../../network/load-model.ts';
import type { Evidence, EvidenceSetup } from '../../workers/evidence-messages.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import type { Gate } from '../gate.ts';
import { describeModel, tensorsOfModel } from './describe-model.ts';
import { inLanes } from './in-lanes.ts';
import type { StoredDataset } from './run-folder.ts';
import type { StartPoint } from './start-point.ts';
import type { Trained } from './train-run.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';
import { trainingStopped } from './training-stopped.ts';

/** Enough to tell how much would change, few enough to compare all with all in a second. */
const LIBRARY_SAMPLE = 2_000;

const CANDIDATE = 'candidate';

export interface Compared {
  /** The model that was in use. */
  comparedWith: string;
  evidence: Evidence;
  /** Rows of the dataset that were compared: the held-out photos, but for those that went away. */
  rows: number[];
}

/** Vectors of the same photos by the model in use and by the new one, in one piece each. */
interface BothVectors {
  rows: number[];
  before: Float32Array<ArrayBuffer>;
  after: Float32Array<ArrayBuffer>;
}

/** Compares the new model with the one in use, on photos that neither was trained on in this run. */
export async function compareWithBefore(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  trained: Trained,
): Promise<Compared> {
  const { progress, changed } = underWay;
  const { dataset } = trained;
  // Another may be adopted meanwhile.
  const { model } = stages.inUse();
  const isHead = trained.recipe.input.kind === 'features';
  // A new backbone has to look at the photos, and then the one in use.
  progress.job.begin('compare', dataset.heldOut.length * (isHead ? 1 : 2));
  changed();
  const heldOut = isHead
    ? await vectorsOfFeatures(stages, underWay, start, trained, model)
    : await vectorsOfPhotos(stages, underWay, start, trained, model);
  const evidence = await stages.gatherEvidence({
    before: heldOut.before,
    after: heldOut.after,
    labels: heldOut.rows.map((row) => dataset.photos[row]?.label ?? 0),
    classes: dataset.classes,
    seed: progress.run.request.seed,
    ...(await librarySample(stages, start, trained, model)),
  });
  progress.run.comparison = evidence.comparison;
  progress.job.complete('compare');
  changed();
  return { comparedWith: model.name, evidence, rows: heldOut.rows };
}

/** A new head needs no pixels, and the model in use none either where it has the same backbone. */
async function vectorsOfFeatures(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  trained: Trained,
  model: LoadedModel,
): Promise<BothVectors> {
  const { dataset } = trained;
  const { featureDimensions } = dataset;
  const head = await headOf(stages, trained);
  if (model.backbone !== start.backbone.backbone) {
    const before = await lookAgain(stages, underWay, dataset, model);
    const features = await underWay.folder.loadFeatures(before.rows, featureDimensions);
    const after = await stages.project(features, featureDimensions, head);
    return { rows: before.rows, before: before.vectors, after };
  }
  const features = await underWay.folder.loadFeatures(dataset.heldOut, featureDimensions);
  return {
    rows: dataset.heldOut,
    before: await stages.project(features, featureDimensions, model.projection),
    after: await stages.project(features, featureDimensions, head),
  };
}

/** A new backbone has to look at the photos as it will in the app. */
async function vectorsOfPhotos(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  start: StartPoint,
  trained: Trained,
  model: LoadedModel,
): Promise<BothVectors> {
  const { dataset } = trained;
  const dir = join(underWay.folder.dir, CANDIDATE);
  const definition = describeModel({
    ...{ ...start, ...trained, name: CANDIDATE },
    startedAtMs: underWay.progress.run.startedAtMs,
  });
  // Of a comparison that was cut off.
  await rm(dir, { recursive: true, force: true });
  await stages.saveModel(dir, definition, await tensorsOfModel(stages, start, trained));
  const candidate = await stages.loadCandidate(dir, CANDIDATE);
  const after = await lookAgain(stages, underWay, dataset, candidate);
  const before = await lookAgain(stages, underWay, { ...dataset, heldOut: after.rows }, model);
  if (before.rows.length !== after.rows.length) throw heldOutGone();
  return { rows: before.rows, before: before.vectors, after: after.vectors };
}

async function lookAgain(
  stages: TrainingStages,
  { gate, progress, changed }: TrainingUnderWay,
  dataset: StoredDataset,
  model: LoadedModel,
): Promise<{ rows: number[]; vectors: Float32Array<ArrayBuffer> }> {
  const paths = dataset.heldOut.map((row) => dataset.photos[row]?.path ?? '');
  const found = await withReadersOf(stages, model, (readers) =>
    vectorsOf(paths, readers, gate, (path) => {
      progress.job.current = path;
      progress.job.advance('compare', 1);
      changed();
    }),
  );
  if (gate.isStopped()) throw trainingStopped();
  const rows = dataset.heldOut.filter((_, index) => found[index]);
  if (rows.length < dataset.heldOut.length / 2) throw heldOutGone();
  return { rows, vectors: joinRows(found.filter((vector) => vector !== null)) };
}

async function vectorsOf(
  paths: readonly string[],
  readers: ReaderPool,
  gate: Gate,
  onSettled: (path: string) => void,
): Promise<(Float32Array | null)[]> {
  const vectors: (Float32Array | null)[] = paths.map(() => null);
  await inLanes(paths, { count: readers.size * 2, gate }, async (path, index) => {
    try {
      vectors[index] = (await readers.readPicture({ path })).vector;
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'network-not-loaded') throw error;
    }
    onSettled(path);
  });
  return vectors;
}

/** None where the new model has another backbone, as that would take a look at every photo. */
async function librarySample(
  stages: TrainingStages,
  start: StartPoint,
  trained: Trained,
  model: LoadedModel,
): Promise<Pick<EvidenceSetup, 'library'>> {
  if (trained.recipe.input.kind !== 'features' || model.backbone !== start.backbone.backbone)
    return { library: null };
  const sample = stages.library.features.sample(model.backbone, model.name, LIBRARY_SAMPLE);
  if (sample.length === 0) return { library: null };
  const features = joinRows(sample.map(({ feature }) => feature));
  const after = await stages.project(features, model.featureDimensions, await headOf(stages, trained));
  return { library: { n: sample.length, before: joinRows(sample.map(({ vector }) => vector)), after } };
}

async function headOf({ readTensors }: TrainingStages, { outcome }: Trained) {
  const tensors = await readTensors(outcome.bestPath);
  const [weight, bias] = [tensors.get('projection.weight'), tensors.get('projection.bias')];
  if (!weight || !bias) throw new Error('the training left no head');
  return { weight, bias };
}

async function withReadersOf<Result>(
  stages: TrainingStages,
  model: LoadedModel,
  work: (readers: ReaderPool) => Promise<Result>,
): Promise<Result> {
  const { model: inUse, readers } = stages.inUse();
  if (model.name === inUse.name) return work(readers);
  const own = stages.readersOf(model);
  return work(own).finally(() => own.rest());
}

function heldOutGone(): CodedError {
  return new CodedError(
    'held-out-gone',
    'The held-out photos cannot be read any more, so the new model cannot be compared. Bring their folder back and resume the training.',
    { transient: true },
  );
}
