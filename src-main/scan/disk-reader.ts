import { type Dirent, readdirSync, stat, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** A file's metadata, undefined when it is not there, or why it could not be asked. */
export type StatResult = Stats | undefined | Error;

/**
 * [Note: Blocking reads] A scan has its thread to itself, and a file whose metadata the system has at hand is
 * asked about in 3 us when asked directly, in 5 to 15 us through Node's thread pool. A disk that has to look, or a
 * network drive, takes a millisecond: there several questions at once win. So ask directly while answers come
 * at once, and concurrently where they do not.
 */
const SLOW_ANSWER_MS = 0.15;
/** Enough to keep Node's thread pool (4 threads unless set otherwise) busy, without flooding it. */
const IN_FLIGHT = 16;
const POOL_THREADS = 4;
const CHECK_EVERY = 32;

/** Reads folders and file metadata in whichever way suits the drive. */
export function createDiskReader() {
  // Unknown at first: a drive that hangs must not take the thread with it.
  let answerMs = Infinity;

  const statDirectly = (paths: readonly string[], results: StatResult[]): void => {
    let startedAtMs = performance.now();
    while (results.length < paths.length && answerMs <= SLOW_ANSWER_MS) {
      const some = paths.slice(results.length, results.length + CHECK_EVERY);
      for (const path of some) results.push(statNow(path));
      const nowMs = performance.now();
      answerMs = (nowMs - startedAtMs) / some.length;
      startedAtMs = nowMs;
    }
  };

  const statConcurrently = async (paths: readonly string[], results: StatResult[]): Promise<void> => {
    const first = results.length;
    const startedAtMs = performance.now();
    await statAllOf(paths, results);
    const asked = paths.length - first;
    if (asked > 0) {
      answerMs = ((performance.now() - startedAtMs) * Math.min(POOL_THREADS, asked)) / asked;
    }
  };

  return {
    /** Throws what Node throws. */
    readFolder: (path: string): Dirent[] | Promise<Dirent[]> =>
      answerMs > SLOW_ANSWER_MS
        ? readdir(path, { withFileTypes: true })
        : readdirSync(path, { withFileTypes: true }),

    /** One result for each path, in their order; links are followed. */
    statAll: async (paths: readonly string[]): Promise<StatResult[]> => {
      const results: StatResult[] = [];
      statDirectly(paths, results);
      if (results.length < paths.length) await statConcurrently(paths, results);
      return results;
    },
  };
}

function statNow(path: string): StatResult {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return asError(error);
  }
}

/** Asks for all paths from `results.length` on. Callbacks, since promises cost more than the question itself. */
function statAllOf(paths: readonly string[], results: StatResult[]): Promise<void> {
  return new Promise((resolve) => {
    let next = results.length;
    let answered = next;
    results.length = paths.length;
    const ask = (): void => {
      const index = next++;
      const path = paths[index];
      if (path === undefined) return;
      stat(path, (error, stats) => {
        results[index] = error ? failureOf(error) : stats;
        answered++;
        if (answered === paths.length) resolve();
        else ask();
      });
    };
    if (answered === paths.length) resolve();
    for (let started = 0; started < IN_FLIGHT; started++) ask();
  });
}

/** As `throwIfNoEntry: false` has it. */
const failureOf = (error: NodeJS.ErrnoException): Error | undefined =>
  error.code === 'ENOENT' || error.code === 'ENOTDIR' ? undefined : error;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
