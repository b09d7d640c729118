import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { neighboursNeeded } from '../evaluate/retrieval.ts';
import { compareModels } from '../evidence/compare-models.ts';
import { embeddingMap, type EmbeddingMaps } from '../evidence/embedding-map.ts';
import { fitScore } from '../evidence/fit-score.ts';
import { neighbourShift } from '../evidence/neighbour-shift.ts';
import { chooseSampleQueries } from '../evidence/sample-queries.ts';
import { sampledRows } from '../evidence/shuffled.ts';
import { rowsOf } from '../evidence/vector-set.ts';
import { seededRandom } from '../train/seeded-random.ts';
import { nearestOfAll } from '../vector-index/nearest-of-all.ts';
import type { Evidence, EvidenceSetup, FromEvidence } from './evidence-messages.ts';
import { toFailure } from './thread-failure.ts';

/** More would be a blot on paper, and take minutes. */
const MOST_ON_MAP = 3_000;

/** Thread entry: gathers the evidence, answers with it and ends. */
const send = (message: FromEvidence): void => {
  parentPort?.postMessage(message);
};
try {
  send({ type: 'evidence', evidence: gather(workerData as EvidenceSetup) });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
}

function gather(setup: EvidenceSetup): Evidence {
  const { before, after, labels, classes, seed, library } = setup;
  const random = (purpose: string): (() => number) => seededRandom(seed, 'evidence', purpose);
  // One more, for what would be found without one of them.
  const wanted = neighboursNeeded(labels) + 1;
  const nearest = {
    before: nearestOfAll(before, labels.length, wanted),
    after: nearestOfAll(after, labels.length, wanted),
  };
  return {
    comparison: {
      ...compareModels({ labels, classes, ...nearest }, random('intervals')),
      library: library
        ? neighbourShift({ ...library, count: library.n }, nearestOfAll, random('library'))
        : null,
    },
    score: fitScore(after, labels, random('score')),
    maps: mapsOf(setup, random),
    samples: chooseSampleQueries(labels, nearest.before, nearest.after, random('samples')),
  };
}

function mapsOf(
  { before, after, labels }: EvidenceSetup,
  random: (purpose: string) => () => number,
): EmbeddingMaps {
  const count = labels.length;
  const rows = sampledRows(count, MOST_ON_MAP, random('map-rows'));
  const [old, renewed] = [before, after].map((vectors) =>
    embeddingMap(rowsOf(vectors, count, rows), rows.length, nearestOfAll, random('map')),
  );
  return { rows, before: old ?? new Float32Array(0), after: renewed ?? new Float32Array(0) };
}
