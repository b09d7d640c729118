import { setImmediate as breathe } from 'node:timers/promises';
import { byCosine, type Neighbour } from '../../src-shared/domain/neighbour.ts';
import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';
import type { VectorReader } from '../store/vector-reader.ts';
import type { Segment } from '../vector-index/segment.ts';
import { fitOf, type Wanted } from './examples.ts';
import type { LibraryVectors } from './library-vectors.ts';

/** What an index answers is rough: this many times as many are looked at with their stored vectors. */
const OVER_FETCH = 2;
const OVER_FETCH_LEAST = 32;
/** Photos that are compared in one go: about 20 ms, where their vectors have to be read. */
const SLICE = 1_024;
/** With counter-examples, so many times the hits are looked at first, and at most so many photos. */
const CANDIDATES = 4;
const MOST_CANDIDATES = 8_192;
const MOST_OF_INDEX = 4_096;

export interface NearestPhotosOptions {
  vectors: LibraryVectors;
  reader: VectorReader;
  model: string;
  dimensions: number;
}

export interface Among {
  limit: number;
  /** Null: the whole library. */
  allowedPhotoIds: Uint32Array | readonly number[] | null;
  excluded: ReadonlySet<number>;
}

/** Finds the photos that fit best; the `cosine` of each is its fit. */
export function createNearestPhotos({ vectors, reader, model, dimensions }: NearestPhotosOptions) {
  const unit = new Float32Array(dimensions);

  /** Asks for more until enough of what came is alive and allowed, or there is no more. */
  const askSegment = (
    segment: Segment,
    query: Float32Array<ArrayBuffer>,
    wanted: number,
    excluded: ReadonlySet<number>,
  ): Neighbour[] => {
    for (let count = wanted; ; count *= 2) {
      const found = segment
        .search(query, count)
        .filter(({ photoId }) => !excluded.has(photoId) && !vectors.isDead(photoId));
      if (found.length >= wanted || count >= segment.sidecar.total) return found;
    }
  };

  const searchSegments = (
    query: Float32Array<ArrayBuffer>,
    limit: number,
    excluded: ReadonlySet<number>,
  ): Neighbour[] => {
    const wanted = Math.max(limit * OVER_FETCH, limit + OVER_FETCH_LEAST);
    const rough = vectors.segments.flatMap((segment) => askSegment(segment, query, wanted, excluded));
    const candidates = rough.sort(byCosine).slice(0, wanted);
    return compare({ direction: query, scale: 1, against: [] }, idsOf(candidates), limit, excluded);
  };

  const nearestTo = (
    query: Float32Array<ArrayBuffer>,
    limit: number,
    excluded: ReadonlySet<number>,
  ): Neighbour[] => {
    const inMemory = vectors.matrix.nearest(query, limit, excluded);
    return vectors.segments.length === 0
      ? inMemory
      : best([...inMemory, ...searchSegments(query, limit, excluded)], limit);
  };

  /**
   * Those that fit best, where counter-examples speak against some. They can only take away, so the photos nearest to
   * the direction are looked at until even an unharmed next one could not come in, or until so many were harmed that
   * the rest is nothing that was looked for.
   */
  const fittest = async (
    wanted: Wanted,
    limit: number,
    excluded: ReadonlySet<number>,
  ): Promise<Neighbour[]> => {
    const most = vectors.segments.length === 0 ? MOST_CANDIDATES : MOST_OF_INDEX;
    let fitting: Neighbour[] = [];
    let seen: ReadonlySet<number> = new Set();
    for (let count = limit * CANDIDATES; ; count *= 4) {
      const wide = Math.min(count, most);
      const candidates = nearestTo(wanted.direction, wide, excluded);
      const unseen = idsOf(candidates).filter((photoId) => !seen.has(photoId));
      fitting = best([...fitting, ...(await searchAmong(wanted, unseen, { limit, excluded }))], limit);
      seen = new Set(idsOf(candidates));
      const next = wanted.scale * (candidates.at(-1)?.cosine ?? -1);
      const isAll = candidates.length < wide || wide === most;
      if (isAll || (fitting[limit - 1]?.cosine ?? -Infinity) >= next) return fitting;
    }
  };

  const asUnit = (vector: Float16Array | undefined): Float32Array | undefined =>
    vector?.length === dimensions && writeUnit(vector, unit, 0) ? unit : undefined;

  /** Those of these photos that fit best, by the vectors that memory or the library holds. */
  const compare = (
    wanted: Wanted,
    photoIds: readonly number[],
    limit: number,
    excluded: ReadonlySet<number>,
  ): Neighbour[] => {
    const living = photoIds.filter((photoId) => !vectors.isDead(photoId) && !excluded.has(photoId));
    const stored = reader.vectorsOf(
      model,
      living.filter((photoId) => !vectors.matrix.has(photoId)),
    );
    const compared: Neighbour[] = [];
    for (const photoId of living) {
      const vector = vectors.matrix.vectorOf(photoId) ?? asUnit(stored.get(photoId));
      if (vector) {
        compared.push({ photoId, cosine: fitOf(wanted, dot(wanted.direction, vector, 0), vector) });
      }
    }
    return best(compared, limit);
  };

  const searchAmong = async (
    wanted: Wanted,
    photoIds: Uint32Array | readonly number[],
    { limit, excluded }: Omit<Among, 'allowedPhotoIds'>,
  ): Promise<Neighbour[]> => {
    let nearest: Neighbour[] = [];
    for (let start = 0; start < photoIds.length; start += SLICE) {
      if (start > 0) await breathe();
      const slice = [...photoIds.slice(start, start + SLICE)];
      nearest = best([...nearest, ...compare(wanted, slice, limit, excluded)], limit);
    }
    return nearest;
  };

  return async (wanted: Wanted, { allowedPhotoIds, limit, excluded }: Among): Promise<Neighbour[]> => {
    if (allowedPhotoIds) return searchAmong(wanted, allowedPhotoIds, { limit, excluded });
    if (wanted.against.length > 0) return fittest(wanted, limit, excluded);
    return nearestTo(wanted.direction, limit, excluded).map(({ photoId, cosine }) => ({
      photoId,
      cosine: wanted.scale * cosine,
    }));
  };
}

export type NearestPhotos = ReturnType<typeof createNearestPhotos>;

const idsOf = (neighbours: readonly Neighbour[]): number[] => neighbours.map(({ photoId }) => photoId);

const best = (neighbours: Neighbour[], limit: number): Neighbour[] =>
  neighbours.sort(byCosine).slice(0, limit);
