import { UMAP } from 'umap-js';
import { dot } from '../../src-shared/domain/unit-vector.ts';
import { principalCoordinates } from './principal-axes.ts';
import type { NearestOfAll, VectorSet } from './vector-set.ts';

/** Places of held-out photos on a map by the old and by the new model: [rows, 2], x and y in turn. */
export interface EmbeddingMaps {
  /** Which of the held-out photos; all but where they are thousands. */
  rows: number[];
  before: Float32Array<ArrayBuffer>;
  after: Float32Array<ArrayBuffer>;
}

/** Points whose place is decided together; UMAP's usual 15 counts the point itself. */
const NEIGHBOURS = 15;
/** Below, there are no neighbourhoods to speak of, and the two main directions say it all. */
const LEAST_FOR_NEIGHBOURHOODS = 8;
/** Half the width of the start: UMAP moves points by up to 4 in a step, so a wider one would never be left. */
const START_WIDTH = 10;

/**
 * A 2-D map on which photos that are alike lie together: [count, 2], x and y in turn. The same vectors and stream of
 * numbers give the same map.
 *
 * UMAP over exact neighbours by cosine. It starts from the two main directions instead of random places, so that
 * what is far apart stays so, and the maps of two models can be laid side by side.
 *
 * @param vectors [count, dimensions] unit rows
 * @param onEpoch after each of UMAP's rounds, of which there are a few hundred
 */
export function embeddingMap(
  vectors: VectorSet,
  count: number,
  nearestOfAll: NearestOfAll,
  random: () => number,
  onEpoch: (done: number, epochs: number) => void = () => undefined,
): Float32Array<ArrayBuffer> {
  if (count === 0) return new Float32Array(0);
  const start = principalCoordinates(vectors, count, random);
  if (count < LEAST_FOR_NEIGHBOURHOODS) return Float32Array.from(start);

  const neighbours = Math.min(NEIGHBOURS, count - 1);
  const umap = new UMAP({ nNeighbors: neighbours, random });
  const { indices, distances } = neighbourhoods(vectors, count, nearestOfAll(vectors, count, neighbours - 1));
  umap.setPrecomputedKNN(indices, distances);
  // With the neighbours known it needs how many points there are, not what they are.
  const epochs = umap.initializeFit(indices);
  placeAtStart(umap.getEmbedding(), start, random);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    umap.step();
    onEpoch(epoch, epochs);
  }
  return Float32Array.from(umap.getEmbedding().flat());
}

/** As UMAP wants them: each point first among its own neighbours. */
function neighbourhoods(
  vectors: VectorSet,
  count: number,
  nearest: readonly (readonly number[])[],
): { indices: number[][]; distances: number[][] } {
  const dimensions = vectors.length / count;
  const indices = nearest.map((others, row) => [row, ...others]);
  const distances = nearest.map((others, row) => {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    return [0, ...others.map((other) => Math.max(0, 1 - dot(own, vectors, other * dimensions)))];
  });
  return { indices, distances };
}

/** In place: UMAP offers no start of one's own, but moves the points it shows. */
function placeAtStart(points: number[][], start: Float64Array, random: () => number): void {
  const widest = start.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = widest === 0 ? 0 : START_WIDTH / widest;
  points.forEach((point, row) => {
    // A little apart, or copies could never be told from each other.
    point[0] = (start[row * 2] ?? 0) * scale + (random() - 0.5) * 0.01;
    point[1] = (start[row * 2 + 1] ?? 0) * scale + (random() - 0.5) * 0.01;
  });
}
