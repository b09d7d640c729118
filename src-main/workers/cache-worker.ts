import '../connections/connection-watch.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { surveyCache } from '../cache/survey.ts';
import { openShownReader } from '../store/shown-reader.ts';
import type { CacheSetup, FromCache } from './cache-messages.ts';
import { toFailure } from './thread-failure.ts';

/** Thread entry: looks through the data folder once, cleans up if asked, answers and ends. */
const send = (message: FromCache): void => {
  parentPort?.postMessage(message);
};

const { dataDir, databasePath, rules, clean } = workerData as CacheSetup;
const reader = openShownReader(databasePath);
try {
  send({ type: 'done', survey: await surveyCache(dataDir, { ...rules, isShown: reader.isShown }, clean) });
} catch (error) {
  send({ type: 'failure', failure: toFailure(error) });
} finally {
  reader.close();
}
