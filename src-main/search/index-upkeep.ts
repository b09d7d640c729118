import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { VectorReader } from '../store/vector-reader.ts';
import type { VectorIndex } from '../vector-index/vector-index.ts';
import { lowestByHash } from './fixed-sample.ts';
import { nextRange, shouldDissolve, type IndexLimits, type RowRange } from './index-plan.ts';
import { catchUp, type LibraryVectors } from './library-vectors.ts';

/** After a failed build, mostly a full disk. Search goes on meanwhile, over what memory holds. */
const RETRY_MS = 600_000;

export interface IndexUpkeepOptions {
  vectors: LibraryVectors;
  reader: VectorReader;
  vectorIndex: VectorIndex;
  folder: string;
  model: string;
  dimensions: number;
  limits: IndexLimits;
  log: (line: string) => void;
}

/** Builds what the plan asks for, one segment at a time, beside queries. */
export function createIndexUpkeep({ vectors, reader, vectorIndex, log, ...options }: IndexUpkeepOptions) {
  const stop = new AbortController();
  let working: Promise<void> | null = null;
  let restUntilMs = 0;

  const build = async ({ afterRowId, throughRowId }: RowRange): Promise<void> => {
    const startMs = performance.now();
    const segment = await vectorIndex.buildSegment({
      folder: options.folder,
      model: options.model,
      dimensions: options.dimensions,
      afterRowId,
      throughRowId,
      readSince: (rowId, limit) => reader.readSince(options.model, rowId, limit),
      generation: reader.generation(),
      fingerprint: reader.fingerprint(options.model, afterRowId, throughRowId),
      sample: lowestByHash,
      signal: stop.signal,
    });
    for (const replaced of vectors.replace(segment)) await vectorIndex.removeSegment(replaced);
    const seconds = ((performance.now() - startMs) / 1_000).toFixed(1);
    log(
      `search: built the index of rows ${afterRowId + 1} to ${throughRowId}, ${segment.sidecar.total} photos, in ${seconds} s`,
    );
  };

  const work = async (): Promise<void> => {
    try {
      if (shouldDissolve(vectors, options.limits)) {
        for (const dissolved of vectors.dissolve()) await vectorIndex.removeSegment(dissolved);
        log('search: the library is small again; every photo is compared');
      }
      while (!stop.signal.aborted) {
        // What was built made room in memory: photos that waited come in before more is planned.
        await catchUp(vectors, stop.signal);
        const range = nextRange(vectors, options.limits);
        if (!range) return;
        await build(range);
      }
    } catch (error) {
      if (stop.signal.aborted) return;
      restUntilMs = performance.now() + RETRY_MS;
      log(`search: the index could not be built: ${errorMessage(error)}`);
    }
  };

  return {
    /** Looks whether there is something to build, unless that is being done or has just failed. */
    tend: (): void => {
      if (stop.signal.aborted || performance.now() < restUntilMs) return;
      working ??= work().finally(() => {
        working = null;
      });
    },
    close: async (): Promise<void> => {
      stop.abort();
      await working;
    },
  };
}
