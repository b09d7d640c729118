import { open, rename, stat } from 'node:fs/promises';
import type { DataFinding } from '../../../src-shared/contract/training.ts';
import { CodedError, errorCode, errorMessage } from '../../../src-shared/domain/coded-error.ts';
import type { Recipe } from '../../train/recipe.ts';
import { inLanes } from './in-lanes.ts';
import { refuseVanished } from './refuse-vanished.ts';
import type { StoredDataset } from './run-folder.ts';
import type { TrainingStages, TrainingUnderWay } from './training-stages.ts';
import { trainingStopped } from './training-stopped.ts';
import { withoutLost } from './without-lost.ts';

type PictureSettings = Recipe['input'] & { kind: 'pictures' };

/**
 * Writes all photos of a run into one file, [photos, size, size, 3], so that each epoch reads small squares and no
 * JPEGs. One that cannot be read any more leaves a black square, which no batch may use: it is taken out of the
 * dataset, which is stored before the file has its name, so that a resumed run leaves it out too.
 *
 * @throws CodedError 'folder-not-found', 'labels-missing', 'training-stopped'
 */
export async function writePictures(
  stages: TrainingStages,
  underWay: TrainingUnderWay,
  dataset: StoredDataset,
  settings: PictureSettings,
): Promise<StoredDataset> {
  const { folder, gate, progress, changed } = underWay;
  const rowBytes = settings.storedSize * settings.storedSize * 3;
  if (await isComplete(folder.picturesPath, rowBytes * dataset.photos.length)) return dataset;

  const temporary = `${folder.picturesPath}.part`;
  const lost = await writeRows(stages, underWay, dataset, settings, temporary);
  if (gate.isStopped()) throw trainingStopped();
  if (lost.size > 0) await refuseVanished(progress.run.request.source);
  const left = withoutLost(dataset, lost);
  await folder.updateDataset(left);
  progress.run.check = left.check;
  changed();
  await rename(temporary, folder.picturesPath);
  return left;
}

/** @returns what became of the rows that could not be read */
async function writeRows(
  { inUse, log }: TrainingStages,
  { gate, progress, changed }: TrainingUnderWay,
  { photos, train, validation, heldOut }: StoredDataset,
  { storedSize, fit }: PictureSettings,
  path: string,
): Promise<Map<number, DataFinding>> {
  const { readers } = inUse();
  const rowBytes = storedSize * storedSize * 3;
  const used = [...new Set([...train, ...validation, ...heldOut])].sort((one, other) => one - other);
  const lost = new Map<number, DataFinding>();
  progress.job.begin('look', used.length);
  await using file = await open(path, 'w');
  await file.truncate(rowBytes * photos.length);
  await inLanes(used, { count: readers.size * 2, gate }, async (row) => {
    const photo = photos[row]?.path ?? '';
    try {
      await file.write(
        await readers.readPixels({ path: photo }, storedSize, fit),
        0,
        rowBytes,
        row * rowBytes,
      );
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'network-not-loaded') throw error;
      const [code, message] = [errorCode(error), errorMessage(error)];
      log(`${photo}: ${message} (${code})`);
      lost.set(row, { kind: 'unreadable', path: photo, code, message });
    }
    progress.job.current = photo;
    progress.job.advance('look', 1);
    changed();
  });
  await file.sync();
  return lost;
}

async function isComplete(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.size === bytes;
}
