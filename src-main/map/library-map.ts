import { joinRows } from '../../src-shared/domain/join-rows.ts';
import { writeUnit } from '../../src-shared/domain/unit-vector.ts';
import { embeddingMap } from '../evidence/embedding-map.ts';
import { sampledRows } from '../evidence/shuffled.ts';
import { fitToSquare } from './fit-to-square.ts';
import { placeBetween } from './place-between.ts';

/**
 * Photos whose places UMAP decides together; all others are placed among them. Up to here UMAP takes seconds, beyond
 * it minutes, and the map of 100,000 photos looks no better for it: docs/decisions/map.md has the figures.
 */
const MOST_LANDMARKS = 10_000;

/** Enough to tell where between them a photo lies; of more, the last ones say nothing. */
const NEAREST_LANDMARKS = 10;
/** Photos compared with the landmarks in one go. */
const BATCH = 512;
/** Width of a landmark's region, as a share of the map's: UMAP lays what belongs together closer than this. */
const REGION_SHARE = 0.05;
/**
 * How far a placed photo is moved aside, as a share of the map's width: copies part when one looks closely. More
 * would mix photos of one occasion with those of the next.
 */
const JITTER_SHARE = 0.000_05;

export interface MapSources {
  /** In an order that stays the same, so that the same library gives the same map. */
  photoIds: readonly number[];
  /** May leave some out. */
  vectorsOf: (photoIds: readonly number[]) => { photoId: number; vector: Float16Array }[];
  nearestOfAll: (
    vectors: Float32Array<ArrayBuffer>,
    count: number,
    neighbours: number,
    onRows: (done: number) => void,
  ) => number[][];
  nearestLandmarks: (
    landmarks: Float32Array<ArrayBuffer>,
    queries: Float32Array<ArrayBuffer>,
    dimensions: number,
    wanted: number,
  ) => { rows: Uint32Array; distances: Float32Array };
  /** A stream of its own for each purpose. */
  random: (purpose: string) => () => number;
  /** `total` is known from the first call on and stays. */
  onProgress: (done: number, total: number) => void;
}

export interface LibraryMap {
  photoIds: number[];
  /** 0..65535 */
  x: number[];
  y: number[];
}

/**
 * The whole library on a plane, photos that are alike close together: UMAP over a sample, the landmarks, and the rest
 * each beside the landmarks that are most like it. Photos whose vector is damaged are left out.
 *
 * Progress counts photos, landmarks twice: once compared with each other, once laid out. Each of these takes about
 * as long as placing a photo, which is what makes the time left honest.
 */
export function libraryMap(sources: MapSources, mostLandmarks = MOST_LANDMARKS): LibraryMap {
  const { photoIds, random, onProgress } = sources;
  const chosen = new Set(sampledRows(photoIds.length, mostLandmarks, random('landmarks')));
  const others = photoIds.filter((_, row) => !chosen.has(row));
  const total = chosen.size * 2 + others.length;
  onProgress(0, total);

  const landmarks = unitRows(sources.vectorsOf(photoIds.filter((_, row) => chosen.has(row))));
  const count = landmarks.photoIds.length;
  const places = embeddingMap(
    landmarks.vectors,
    count,
    (vectors, rows, neighbours) =>
      sources.nearestOfAll(vectors, rows, neighbours, (done) => {
        onProgress(done, total);
      }),
    random('umap'),
    (epoch, epochs) => {
      onProgress(count + Math.floor((count * epoch) / epochs), total);
    },
  );
  const rest = placeAmong(sources, { ...landmarks, places }, others, (done) => {
    onProgress(chosen.size * 2 + done, total);
  });
  onProgress(total, total);
  return {
    photoIds: [...landmarks.photoIds, ...rest.photoIds],
    ...fitToSquare([...places, ...rest.places]),
  };
}

interface UnitRows {
  photoIds: number[];
  vectors: Float32Array<ArrayBuffer>;
}

interface Landmarks extends UnitRows {
  places: Float32Array;
}

function placeAmong(
  { vectorsOf, nearestLandmarks, random }: MapSources,
  landmarks: Landmarks,
  others: readonly number[],
  onPlaced: (done: number) => void,
): { photoIds: number[]; places: number[] } {
  const placed: number[] = [];
  const places: number[] = [];
  const count = landmarks.photoIds.length;
  if (count === 0) return { photoIds: placed, places };
  const dimensions = landmarks.vectors.length / count;
  const width = widthOf(landmarks.places);
  const jitter = width * JITTER_SHARE;
  const wanted = Math.min(NEAREST_LANDMARKS, count);
  const aside = random('jitter');

  for (let first = 0; first < others.length; first += BATCH) {
    const batch = unitRows(vectorsOf(others.slice(first, first + BATCH)), dimensions);
    // Of nothing there is nothing to compare.
    if (batch.photoIds.length === 0) continue;
    const { rows, distances } = nearestLandmarks(landmarks.vectors, batch.vectors, dimensions, wanted);
    batch.photoIds.forEach((photoId, row) => {
      const span = [row * wanted, (row + 1) * wanted] as const;
      const beside = Array.from(rows.subarray(...span)).flatMap((landmark) => [
        landmarks.places[landmark * 2] ?? 0,
        landmarks.places[landmark * 2 + 1] ?? 0,
      ]);
      const { x, y } = placeBetween(distances.subarray(...span), beside, width * REGION_SHARE);
      placed.push(photoId);
      places.push(x + (aside() - 0.5) * jitter, y + (aside() - 0.5) * jitter);
    });
    onPlaced(first + batch.photoIds.length);
  }
  return { photoIds: placed, places };
}

/** Without those that have no direction, or other dimensions than the first. */
function unitRows(
  photos: readonly { photoId: number; vector: Float16Array }[],
  dimensions = photos[0]?.vector.length ?? 0,
): UnitRows {
  const photoIds: number[] = [];
  const rows: Float32Array[] = [];
  for (const { photoId, vector } of photos) {
    const row = new Float32Array(dimensions);
    if (vector.length !== dimensions || !writeUnit(vector, row, 0)) continue;
    photoIds.push(photoId);
    rows.push(row);
  }
  return { photoIds, vectors: joinRows(rows) };
}

/** The wider of the two directions. */
function widthOf(places: Float32Array): number {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  places.forEach((value, at) => {
    low[at % 2] = Math.min(low[at % 2] ?? 0, value);
    high[at % 2] = Math.max(high[at % 2] ?? 0, value);
  });
  return Math.max((high[0] ?? 0) - (low[0] ?? 0), (high[1] ?? 0) - (low[1] ?? 0), 0);
}
