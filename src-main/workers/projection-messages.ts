import type { ThreadFailure } from './thread-failure.ts';

export interface ProjectionSetup {
  databasePath: string;
  model: string;
  backbone: string;
  /** See network/emit-projection.ts. */
  onnx: Uint8Array;
}

export type ToProjection = { type: 'go-on' } | { type: 'stop' };

export type FromProjection =
  /** Vectors as float16, one after the other. */
  | { type: 'rows'; photoIds: number[]; vectors: Uint16Array<ArrayBuffer> }
  | { type: 'done' }
  | { type: 'failure'; failure: ThreadFailure };
