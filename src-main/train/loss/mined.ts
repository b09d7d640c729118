/**
 * What a batch has to be learnt from. Numbers are rows of the batch. In a triplet loss, entry i of the three lists
 * is one triplet; `contrastive.ts` documents its own use of them.
 */
export interface Mined {
  anchors: Int32Array;
  positives: Int32Array;
  negatives: Int32Array;
  /** What each distance weighs in the loss, [b, b]. */
  weights: Float32Array<ArrayBuffer>;
  /** What the loss holds besides the weighed distances. */
  offset: number;
}
