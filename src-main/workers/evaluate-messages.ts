/** [n, dimensions] unit vectors in one piece, and the class of each. */
export interface EvaluateSetup {
  vectors: Float32Array<ArrayBuffer>;
  labels: readonly number[];
}
