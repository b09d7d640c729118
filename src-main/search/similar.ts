import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import type { Neighbour } from '../../src-shared/domain/neighbour.ts';
import type { Background } from './background.ts';
import { wantedOf, type WeightedVector } from './examples.ts';
import type { LibraryVectors } from './library-vectors.ts';
import type { NearestPhotos } from './nearest-photos.ts';
import { bundledCalibration, scoreOf, surroundingsOf } from './score.ts';

export interface SimilarRequest {
  /** At least one is positive. */
  examples: readonly WeightedVector[];
  limit: number;
  /** Null: the whole library. */
  allowedPhotoIds: Uint32Array | null;
  /** Never among the hits, nor do they take the place of one: the query itself, for instance. */
  excludedPhotoIds: readonly number[];
}

/** `cosine` is the fit of examples.ts: with one example, the cosine with it. */
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
  nearestPhotos: NearestPhotos;
  background: Background;
  dimensions: number;
  /** Of the model's vectors; null: that of the bundled model. */
  calibration: ScoreCalibration | null;
}

export function createSimilarSearch(options: SimilarSearchOptions) {
  const { vectors, nearestPhotos, background, dimensions } = options;
  const calibration = options.calibration ?? bundledCalibration;

  /** @throws CodedError 'query-vector-invalid' */
  return async (request: SimilarRequest): Promise<SimilarAnswer> => {
    const startMs = performance.now();
    const wanted = wantedOf(request.examples, dimensions);
    const excluded = new Set(request.excludedPhotoIds);
    const { limit, allowedPhotoIds } = request;
    // What the library has gained since: one slice, however much it is, so that the answer does not wait.
    vectors.step();
    const indexed = vectors.segments.length > 0 && !allowedPhotoIds;
    const nearest = await nearestPhotos(wanted, { limit, allowedPhotoIds, excluded });
    const surroundings = surroundingsOf(background.fits(wanted, excluded), calibration);
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

/** Rounding makes the cosine of two equal vectors a hair more than 1. */
const clamp = (cosine: number): number => Math.max(-1, Math.min(1, cosine));
