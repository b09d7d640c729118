import { buildSegment } from './build-segment.ts';
import { openSegmentFolder, removeSegment } from './segment-folder.ts';
import { createVectorMatrix } from './vector-matrix.ts';

/** Everything that search needs of this stage, so that it can be handed over as one. */
export const vectorIndex = { createVectorMatrix, openSegmentFolder, buildSegment, removeSegment };

export type VectorIndex = typeof vectorIndex;
