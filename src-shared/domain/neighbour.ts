export interface Neighbour {
  photoId: number;
  /** -1..1, but for rounding. */
  cosine: number;
}

/** Nearest first; equals by photo id, so that the same search always gives the same list. */
export function byCosine(left: Neighbour, right: Neighbour): number {
  return right.cosine - left.cosine || left.photoId - right.photoId;
}
