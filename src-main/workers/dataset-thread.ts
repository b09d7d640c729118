import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Dataset, LabelledPhoto } from '../dataset/labelled-photo.ts';
import type { PrepareOptions } from '../dataset/prepare-dataset.ts';
import type { DatasetSetup, FromDataset } from './dataset-messages.ts';
import { endOnAbort } from './end-on-abort.ts';
import { fromFailure } from './thread-failure.ts';

/** Photos that are copied before others get their turn: 20 MB, some milliseconds. */
const ROWS_AT_ONCE = 4_096;

/**
 * Checks and splits labelled photos in a thread of its own: all are compared with all. See `prepareDataset`.
 * @param signal ends the thread; the call then rejects
 * @throws CodedError 'labels-missing'
 */
export async function prepareInThread(
  photos: readonly LabelledPhoto[],
  classes: readonly string[],
  options: PrepareOptions,
  signal?: AbortSignal,
): Promise<Dataset> {
  const setup: DatasetSetup = {
    ...{ ...options, classes },
    paths: photos.map(({ path }) => path),
    labels: photos.map(({ label }) => label),
    features: await joined(photos, ({ feature }) => feature, Float32Array),
    contentHashes: await joined(photos, ({ contentHash }) => contentHash, Uint8Array),
    differenceHashes: await joined(photos, ({ differenceHash }) => differenceHash, Uint8Array),
    perceptualHashes: await joined(photos, ({ perceptualHash }) => perceptualHash, Uint8Array),
  };
  const { dataset, places, labels } = await answerTo(setup, signal);
  return {
    ...dataset,
    photos: places.flatMap((place, at) => {
      const photo = photos[place];
      return photo === undefined ? [] : [{ ...photo, label: labels[at] ?? 0 }];
    }),
  };
}

function answerTo(
  setup: DatasetSetup,
  signal: AbortSignal | undefined,
): Promise<Extract<FromDataset, { type: 'done' }>> {
  const worker = new Worker(new URL('./dataset-worker.ts', import.meta.url), {
    workerData: setup,
    transferList: [
      setup.features.buffer,
      setup.contentHashes.buffer,
      setup.differenceHashes.buffer,
      setup.perceptualHashes.buffer,
    ],
  });
  endOnAbort(worker, signal);
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromDataset) => {
      if (message.type === 'done') resolve(message);
      else reject(fromFailure(message.failure));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that checks labelled photos ended without an answer'));
    });
  });
}

/** The same part of every photo, [photos, length]. */
async function joined<Values extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  photos: readonly LabelledPhoto[],
  partOf: (photo: LabelledPhoto) => ArrayLike<number>,
  Piece: new (length: number) => Values,
): Promise<Values> {
  const length = photos[0] === undefined ? 0 : partOf(photos[0]).length;
  const piece = new Piece(photos.length * length);
  for (const [row, photo] of photos.entries()) {
    piece.set(partOf(photo), row * length);
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
  }
  return piece;
}
