import type { TrainingPreset } from '../../../src-shared/contract/model.ts';
import { CodedError } from '../../../src-shared/domain/coded-error.ts';
import type { Dataset } from '../../dataset/labelled-photo.ts';
import type { LoadedModel } from '../../network/load-model.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { lookAtLabelled } from './labelled-photos.ts';
import type { StoredDataset } from './run-folder.ts';
import type { StartPoint } from './start-point.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';

/** Share of the photos of each class that are never trained on, and are reported on. */
export const HELD_OUT_SHARE = 0.15;
/** Of the others, the share that says which epoch was the best. */
const VALIDATION_SHARE = 0.15;
/** With fewer, chance would say it. */
const LEAST_VALIDATION = 10;

/**
 * Looks at the labelled photos, checks and splits them. A run that was cut off after this goes on with what it saw
 * then.
 *
 * @throws CodedError 'labels-missing' and what looking throws
 */
export async function prepareRun(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  { backbone }: Pick<StartPoint, 'backbone'>,
): Promise<StoredDataset> {
  const { progress, folder, changed } = underWay;
  const stored = await folder.loadDataset();
  if (stored) {
    progress.run.check = stored.check;
    return stored;
  }

  const { request } = progress.run;
  const labelled = await withReaders(stages, backbone, (readers) =>
    lookAtLabelled(request.source, {
      ...{ library: stages.library, backbone: backbone.backbone, readers, gate: underWay.gate },
      readLabelledFolder: stages.readLabelledFolder,
      onTotal: (photos) => {
        progress.job.begin('look', photos);
        changed();
      },
      onLooked: (path) => {
        progress.job.current = path;
        progress.job.advance('look', 1);
        changed();
      },
    }),
  );
  const options = {
    ...{ seed: request.seed, heldOutShare: HELD_OUT_SHARE, unreadable: labelled.unreadable },
    // The paper's script stops by the photos that it reports on.
    validationShare: request.preset === 'paper' ? 0 : VALIDATION_SHARE,
  };
  const { photos, classes } = labelled;
  const dataset = await stages.prepareDataset(photos, classes, options, underWay.gate.signal);
  progress.run.check = dataset.check;
  changed();
  if (!hasPair(dataset)) throw nothingToCompare();
  return folder.saveDataset({ ...dataset, validation: judges(dataset, request.preset) });
}

/** Where there are too few photos to set some aside, the ones that are trained on judge: mostly the last epoch wins. */
function judges({ train, validation, heldOut }: Dataset, preset: TrainingPreset): number[] {
  if (preset === 'paper') return heldOut;
  return validation.length >= LEAST_VALIDATION ? validation : train;
}

/** Threads that look with the backbone: those in use, where they have the same. */
export async function withReaders<Result>(
  stages: TrainingStages,
  backbone: LoadedModel,
  work: (readers: ReaderPool) => Promise<Result>,
): Promise<Result> {
  const { model, readers } = stages.inUse();
  if (model.backbone === backbone.backbone) return work(readers);
  const own = stages.readersOf(backbone);
  try {
    return await work(own);
  } finally {
    await own.rest();
  }
}

/** A held-out photo that is alone in its class has nothing to find: nothing could be shown with it. */
function hasPair({ heldOut, photos }: Dataset): boolean {
  const labels = heldOut.map((row) => photos[row]?.label);
  return new Set(labels).size < labels.length;
}

function nothingToCompare(): CodedError {
  return new CodedError(
    'labels-missing',
    'There are too few photos to hold two of a kind back and compare with. Label at least six photos of one kind and four of another; a dozen of each is better.',
  );
}
