import type { LastImages } from '../network/last-images.ts';
import type { Projection } from '../network/emit-projection.ts';
import type { PairExplanation } from '../explain/explain-pair.ts';
import type { ThreadFailure } from './thread-failure.ts';

/** What explaining needs to know of a model. */
export interface ExplainModel {
  name: string;
  backbone: string;
  onnx: Uint8Array;
  inputSize: number;
  lastImages: LastImages;
  projection: Projection;
}

export interface ExplainSetup {
  databasePath: string;
  model: ExplainModel;
}

/** Two pictures as the network sees them, RGB [inputSize, inputSize, 3]. */
export interface PicturePair {
  query: Uint8Array<ArrayBuffer>;
  hit: Uint8Array<ArrayBuffer>;
}

export type ToExplain =
  /** Comes first, once. A message and not workerData, which would hold on to the model for ever. */
  | { type: 'setup'; setup: ExplainSetup }
  | { type: 'pair'; id: number; pair: PicturePair }
  | { type: 'close' };

export type FromExplain =
  | { type: 'explanation'; id: number; explanation: PairExplanation }
  | { type: 'failure'; id: number; failure: ThreadFailure };
