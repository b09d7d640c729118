import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import { setImmediate as breathe } from 'node:timers/promises';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import { byCosine, type Neighbour } from '../../src-shared/domain/neighbour.ts';
import { dot, writeUnit } from '../../src-shared/domain/unit-vector.ts';
import type { VectorReader } from '../store/vector-reader.ts';
import type { Segment } from '../vector-index/segment.ts';
import type { Background } from './background.ts';
import type { LibraryVectors } from './library-vectors.ts';
import { bundledCalibration, scoreOf, surroundingsOf } from './score.ts';

/** What an index answers is rough: this many times as many are looked at with their stored vectors. */
const OVER_FETCH = 2;
const OVER_FETCH_LEAST = 32;
/** Photos of a filter that are compared in one go: about 20 ms, where their vectors have to be read. */
const FILTER_SLICE = 1_024;

export interface SimilarRequest {
  /** Any length but zero: only its direction counts. */
  vector: Float32Array;
  limit: number;
  /** Null: the whole library. */
  allowedPhotoIds: Uint32Array | null;
  /** Never among the hits, nor do they take the place of one: the query itself, for instance. */
  excludedPhotoIds: readonly number[];
}

interface SimilarHit extends Neighbour {
  /** 0..1, see score.ts. */
  score: number;
}

export interface SimilarAnswer {
  /** `exact`: all vectors were compared. `approximate`: an index answered for some, and stored vectors re-ranked. */
  method: 'exact' | 'approximate';
  tookMs: number;
  /** Photos that the search could see, before any filter. */
  searchable: number;
  /** Nearest first. */
  hits: SimilarHit[];
}

export interface SimilarSearchOptions {
  vectors: LibraryVectors;
  reader: VectorReader;
  background: Background;
  model: string;
  dimensions: number;
  /** Of the model's vectors; null: that of the bundled model. */
  calibration: ScoreCalibration | null;
}

export function createSimilarSearch(options: SimilarSearchOptions) {
  const { vectors, reader, background, model, dimensions } = options;
  const unit = new Float32Array(dimensions);
  const calibration = options.calibration ?? bundledCalibration;

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
    return compare(
      query,
      candidates.map(({ photoId }) => photoId),
      limit,
      excluded,
    );
  };

  const asUnit = (vector: Float16Array | undefined): Float32Array | undefined =>
    vector?.length === dimensions && writeUnit(vector, unit, 0) ? unit : undefined;

  /** The nearest of these photos, by the vectors that memory or the library holds. */
  const compare = (
    query: Float32Array<ArrayBuffer>,
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
      if (vector) compared.push({ photoId, cosine: dot(query, vector, 0) });
    }
    return best(compared, limit);
  };

  const searchAmong = async (
    query: Float32Array<ArrayBuffer>,
    { limit, allowedPhotoIds }: { limit: number; allowedPhotoIds: Uint32Array },
    excluded: ReadonlySet<number>,
  ): Promise<Neighbour[]> => {
    let nearest: Neighbour[] = [];
    for (let start = 0; start < allowedPhotoIds.length; start += FILTER_SLICE) {
      if (start > 0) await breathe();
      const slice = [...allowedPhotoIds.subarray(start, start + FILTER_SLICE)];
      nearest = best([...nearest, ...compare(query, slice, limit, excluded)], limit);
    }
    return nearest;
  };

  /** @throws CodedError 'query-vector-invalid' */
  return async (request: SimilarRequest): Promise<SimilarAnswer> => {
    const startMs = performance.now();
    const query = unitQuery(request.vector, dimensions);
    const excluded = new Set(request.excludedPhotoIds);
    const { limit, allowedPhotoIds } = request;
    // What the library has gained since: one slice, however much it is, so that the answer does not wait.
    vectors.step();
    const indexed = vectors.segments.length > 0 && !allowedPhotoIds;
    const nearest = allowedPhotoIds
      ? await searchAmong(query, { limit, allowedPhotoIds }, excluded)
      : best(
          [
            ...vectors.matrix.nearest(query, limit, excluded),
            ...(indexed ? searchSegments(query, limit, excluded) : []),
          ],
          limit,
        );
    const surroundings = surroundingsOf(background.cosines(query, excluded), calibration);
    return {
      method: indexed ? 'approximate' : 'exact',
      searchable: vectors.searchable(),
      hits: nearest.map((hit) => ({
        ...hit,
        cosine: clamp(hit.cosine),
        score: scoreOf(hit.cosine, surroundings, calibration),
      })),
      tookMs: performance.now() - startMs,
    };
  };
}

function unitQuery(vector: Float32Array, dimensions: number): Float32Array<ArrayBuffer> {
  const query = new Float32Array(dimensions);
  if (vector.length === dimensions && writeUnit(vector, query, 0)) return query;
  throw new CodedError(
    'query-vector-invalid',
    `The picture could not be turned into ${dimensions} numbers to search with. Try another copy of it.`,
  );
}

const best = (neighbours: Neighbour[], limit: number): Neighbour[] =>
  neighbours.sort(byCosine).slice(0, limit);

/** Rounding makes the cosine of two equal vectors a hair more than 1. */
const clamp = (cosine: number): number => Math.max(-1, Math.min(1, cosine));
