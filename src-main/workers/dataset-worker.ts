import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { prepareDataset } from '../dataset/prepare-dataset.ts';
import { nearestOfAll } from '../vector-index/nearest-of-all.ts';
import type { DatasetSetup, FromDataset } from './dataset-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Thread entry: checks and splits labelled photos, answers and ends. */
const { classes, paths, labels, seed, heldOutShare, validationShare, unreadable, ...pieces } =
  workerData as DatasetSetup;

const rowOf = <Values extends Float32Array | Uint8Array>(piece: Values, row: number): Values => {
  const length = piece.length / paths.length;
  return piece.subarray(row * length, (row + 1) * length) as Values;
};
const photos = paths.map((path, place) => ({
  place,
  path,
  label: labels[place] ?? 0,
  feature: rowOf(pieces.features, place),
  contentHash: rowOf(pieces.contentHashes, place),
  differenceHash: rowOf(pieces.differenceHashes, place),
  perceptualHash: rowOf(pieces.perceptualHashes, place),
}));

const answer = (message: FromDataset): void => parentPort?.postMessage(message);
try {
  const options = { seed, heldOutShare, validationShare, unreadable };
  const { photos: kept, ...dataset } = prepareDataset(photos, classes, options, nearestOfAll);
  answer({
    type: 'done',
    dataset,
    places: kept.map(({ place }) => place),
    labels: kept.map(({ label }) => label),
  });
} catch (error) {
  answer({ type: 'failure', failure: toFailure(error) });
}
