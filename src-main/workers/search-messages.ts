import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
import type { FoundCopy } from '../search/copies.ts';
import type { SimilarAnswer, SimilarRequest } from '../search/similar.ts';
import type { ThreadFailure } from './thread-failure.ts';

export interface SearchSetup {
  databasePath: string;
  /** Holds index files and nothing else; made if missing. */
  indexDir: string;
  model: string;
  dimensions: number;
  /** Of the model's vectors; null: that of the bundled model. */
  score: ScoreCalibration | null;
  /** Up to this many photos all are compared; above, an index answers for the oldest. */
  exactLimit: number;
  /** Photos in one index. */
  segmentRows: number;
}

export type ToSearch =
  | { type: 'similar'; id: number; request: SimilarRequest }
  | { type: 'copies'; id: number; photoId: number }
  | { type: 'catch-up'; id: number }
  | { type: 'refresh' }
  | { type: 'close' };

/** Null: caught up, or nothing to tell of. */
export type SearchAnswer = SimilarAnswer | FoundCopy[] | null;

export type FromSearch =
  | { type: 'log'; line: string }
  | { type: 'answer'; id: number; answer: SearchAnswer }
  /** Of one request, or, without an id, of the whole thread. */
  | { type: 'failure'; id: number | null; failure: ThreadFailure };
