import { exactSearch, MetricKind } from 'usearch';

/** The nearest landmarks of several photos, nearest first: both [queries, wanted], row by row. */
export interface NearestLandmarks {
  /** Row numbers of landmarks. */
  rows: Uint32Array;
  /** 0..2, one less the cosine. */
  distances: Float32Array;
}

/**
 * Compares each query with each landmark.
 *
 * @param landmarks unit rows [landmarks, dimensions], from the start of their buffer
 * @param queries unit rows [queries, dimensions], likewise
 * @param wanted at most as many as there are landmarks
 */
export function nearestLandmarks(
  landmarks: Float32Array<ArrayBuffer>,
  queries: Float32Array<ArrayBuffer>,
  dimensions: number,
  wanted: number,
): NearestLandmarks {
  const { keys, distances } = exactSearch(landmarks, queries, dimensions, wanted, MetricKind.IP);
  return { rows: Uint32Array.from(keys, Number), distances };
}
