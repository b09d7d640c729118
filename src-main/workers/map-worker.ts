import { parentPort, workerData } from 'node:worker_threads';
import { libraryMap } from '../map/library-map.ts';
import { openMapReader } from '../store/map-reader.ts';
import { seededRandom } from '../train/seeded-random.ts';
import { nearestLandmarks } from '../vector-index/nearest-landmarks.ts';
import { nearestOfAll } from '../vector-index/nearest-of-all.ts';
import type { FromMap, MadeMap, MapSetup } from './map-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Often enough for a bar that moves. */
const PROGRESS_INTERVAL_MS = 100;

/** Thread entry: makes the map of a library, answers with it and ends. It only reads. */
const send = (message: FromMap): void => {
  parentPort?.postMessage(message);
};
try {
  send({ type: 'map', map: make(workerData as MapSetup) });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
}

function make({ databasePath, model, seed }: MapSetup): MadeMap {
  const reader = openMapReader(databasePath);
  let toldAtMs = 0;
  try {
    // First: what changes while it is read makes the map an older one.
    const generation = reader.generation();
    const map = libraryMap({
      photoIds: reader.photoIds(model),
      vectorsOf: (photoIds) => reader.vectorsOf(model, photoIds),
      nearestOfAll,
      nearestLandmarks,
      random: (purpose) => seededRandom(seed, 'map', purpose),
      onProgress: (done, total) => {
        if (done > 0 && performance.now() - toldAtMs < PROGRESS_INTERVAL_MS) return;
        toldAtMs = performance.now();
        send({ type: 'progress', done, total });
      },
    });
    return { ...map, generation };
  } finally {
    reader.close();
  }
}
