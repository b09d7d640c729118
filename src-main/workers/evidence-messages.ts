import type { Comparison, ScoreCalibration } from '../../src-shared/contract/model.ts';
import type { EmbeddingMaps } from '../evidence/embedding-map.ts';
import type { SampleQueries } from '../evidence/sample-queries.ts';
import type { VectorSet } from '../evidence/vector-set.ts';
import type { ThreadFailure } from './thread-failure.ts';

/** Vectors of the held-out photos by the old and by the new model: unit rows, in the order of the labels. */
export interface EvidenceSetup {
  before: VectorSet;
  after: VectorSet;
  labels: readonly number[];
  /** Names, by label. */
  classes: readonly string[];
  seed: number;
  /** The same of `n` photos of the library, where there are any; of more than a few thousand a sample is taken. */
  library: { before: VectorSet; after: VectorSet; n: number } | null;
}

export interface Evidence {
  comparison: Comparison;
  /** Null where the held-out photos are too few to fit it: the usual one then holds. */
  score: ScoreCalibration | null;
  maps: EmbeddingMaps;
  samples: SampleQueries;
}

export type FromEvidence =
  { type: 'evidence'; evidence: Evidence } | { type: 'failure'; failure: ThreadFailure };
