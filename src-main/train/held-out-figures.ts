/** How well held-out photos find each other. */
export interface HeldOutFigures {
  /** Null where there are too few to form one pair. */
  loss: number | null;
  recallAt1: number;
  mapAtR: number;
}
