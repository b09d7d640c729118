import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { measureRetrieval, neighboursNeeded } from '../evaluate/retrieval.ts';
import { nearestOfAll } from '../vector-index/nearest-of-all.ts';
import type { EvaluateSetup } from './evaluate-messages.ts';

/** Thread entry: compares all photos with all others, answers with the metrics and ends. */
const { vectors, labels } = workerData as EvaluateSetup;
const neighbours = nearestOfAll(vectors, labels.length, neighboursNeeded(labels));
parentPort?.postMessage(measureRetrieval(labels, (photo) => neighbours[photo] ?? []));
