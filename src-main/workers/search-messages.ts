import type { ScoreCalibration } from '../../src-shared/contract/model.ts';
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
  | { type: 'catch-up'; id: number }
  | { type: 'refresh' }
  | { type: 'close' };

export type FromSearch =
  | { type: 'log'; line: string }
  /** Null: caught up. */
  | { type: 'answer'; id: number; answer: SimilarAnswer | null }
  /** Of one request, or, without an id, of the whole thread. */
  | { type: 'failure'; id: number | null; failure: ThreadFailure };
