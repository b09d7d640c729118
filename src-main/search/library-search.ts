import { setTimeout as pause } from 'node:timers/promises';
import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import { errorMessage } from '../../src-shared/domain/coded-error.ts';
import type { VectorReader } from '../store/vector-reader.ts';
import type { Segment } from '../vector-index/segment.ts';
import type { VectorIndex } from '../vector-index/vector-index.ts';
import { createBackground } from './background.ts';
import { createCopySearch, type FoundCopy } from './copies.ts';
import type { IndexLimits } from './index-plan.ts';
import { createIndexUpkeep } from './index-upkeep.ts';
import { catchUp, createLibraryVectors } from './library-vectors.ts';
import { createNearestPhotos } from './nearest-photos.ts';
import { createSimilarSearch, type SimilarAnswer, type SimilarRequest } from './similar.ts';

/** An import writes dozens of photos a second; looking after each would help nobody. */
const FOLLOW_EVERY_MS = 250;

export interface LibrarySearchOptions {
  reader: VectorReader;
  vectorIndex: VectorIndex;
  indexDir: string;
  model: string;
  dimensions: number;
  /** Null: that of the bundled model. */
  score: ScoreCalibration | null;
  limits: IndexLimits;
  log: (line: string) => void;
}

export interface LibrarySearch {
  similar(request: SimilarRequest): Promise<SimilarAnswer>;
  /** Other photos that show the same picture, most alike first; null where the photo is not in the library. */
  copies(photoId: number): Promise<FoundCopy[] | null>;
  /** Resolves with null when all that the library holds now is searchable, as far as memory goes. */
  catchUp(): Promise<null>;
  /** Says that the library has changed. */
  refresh(): void;
  close(): Promise<void>;
}

/** Search over one model's vectors. Resolves when all photos that memory or index can hold are searchable. */
export async function openLibrarySearch(options: LibrarySearchOptions): Promise<LibrarySearch> {
  const { reader, vectorIndex, model, dimensions, limits, log } = options;
  const createMatrix = () => vectorIndex.createVectorMatrix(dimensions);
  const segments = await openSegments(options);
  const vectors = createLibraryVectors({
    reader,
    model,
    matrix: createMatrix(),
    segments,
    memoryRows: limits.exactLimit + 2 * limits.segmentRows,
    log,
  });
  await catchUp(vectors);
  log(
    `search: ${vectors.searchable()} photos, ${vectors.matrix.size} in memory, ${segments.length} indexes opened`,
  );

  const background = createBackground({ vectors, reader, model, sample: createMatrix() });
  const nearestPhotos = createNearestPhotos({ vectors, reader, model, dimensions });
  const similar = createSimilarSearch({
    ...{ vectors, nearestPhotos, background, dimensions },
    calibration: options.score,
  });
  const copies = createCopySearch({ reader, background, nearestPhotos, model, dimensions });
  const stop = new AbortController();
  let behind = false;
  let following: Promise<void> | null = null;

  const follow = async (): Promise<void> => {
    while (behind && !stop.signal.aborted) {
      behind = false;
      const startMs = performance.now();
      try {
        await catchUp(vectors, stop.signal);
        upkeep.tend();
      } catch (error) {
        log(`search: the library could not be read: ${errorMessage(error)}`);
      }
      // Catching up takes a tenth of the time at most, however large the library is.
      const restMs = Math.max(FOLLOW_EVERY_MS, 10 * (performance.now() - startMs));
      await pause(restMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const refresh = (): void => {
    behind = true;
    following ??= follow().finally(() => {
      following = null;
    });
  };
  const upkeep = createIndexUpkeep({
    ...{ vectors, reader, vectorIndex, model, dimensions, limits, log },
    folder: options.indexDir,
  });
  upkeep.tend();

  return {
    similar,
    copies,
    catchUp: async () => {
      await catchUp(vectors, stop.signal);
      upkeep.tend();
      return null;
    },
    refresh,
    close: async () => {
      stop.abort();
      await upkeep.close();
      await following;
    },
  };
}

/** Without a folder for it there is no index: search still works over what memory holds. */
async function openSegments(options: LibrarySearchOptions): Promise<Segment[]> {
  const { reader, vectorIndex, indexDir, model, dimensions, log } = options;
  try {
    return await vectorIndex.openSegmentFolder(indexDir, {
      model,
      dimensions,
      generation: reader.generation(),
      fingerprint: (afterRowId, throughRowId) => reader.fingerprint(model, afterRowId, throughRowId),
      log,
    });
  } catch (error) {
    log(`search: the index cannot be opened: ${errorMessage(error)}`);
    return [];
  }
}
