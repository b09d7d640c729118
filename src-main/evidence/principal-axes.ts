import type { VectorSet } from './vector-set.ts';

/** Power iterations: the two largest spreads of an embedding are well apart from the rest after these. */
const ROUNDS = 40;

/**
 * Where each vector lies along the two directions in which they spread most: [count, 2], x and y in turn, centred on 0.
 * A direction's sign is arbitrary in principle; here it is the one in which most vectors lie.
 *
 * @param vectors [count, dimensions]
 */
export function principalCoordinates(
  vectors: VectorSet,
  count: number,
  random: () => number,
): Float64Array<ArrayBuffer> {
  const dimensions = vectors.length / count;
  const centred = centredRows(vectors, count, dimensions);
  const coordinates = new Float64Array(count * 2);
  const axes: Float64Array[] = [];
  for (const axis of [0, 1]) {
    let direction = Float64Array.from({ length: dimensions }, () => random() - 0.5);
    for (let round = 0; round < ROUNDS; round++) {
      direction = scatterTimes(centred, count, direction);
      for (const earlier of axes) removePart(direction, earlier);
      scaleToUnit(direction);
    }
    axes.push(direction);
    const places = projections(centred, count, direction);
    const sign = places.reduce((sum, place) => sum + place ** 3, 0) < 0 ? -1 : 1;
    places.forEach((place, row) => {
      coordinates[row * 2 + axis] = sign * place;
    });
  }
  return coordinates;
}

function centredRows(vectors: VectorSet, count: number, dimensions: number): Float64Array {
  const mean = new Float64Array(dimensions);
  vectors.forEach((value, index) => {
    mean[index % dimensions] = (mean[index % dimensions] ?? 0) + value / count;
  });
  return Float64Array.from(vectors, (value, index) => value - (mean[index % dimensions] ?? 0));
}

/** X^T (X v): the scatter matrix times v, without the matrix. */
function scatterTimes(rows: Float64Array, count: number, vector: Float64Array): Float64Array<ArrayBuffer> {
  const places = projections(rows, count, vector);
  const result = new Float64Array(vector.length);
  for (let row = 0; row < count; row++) {
    const offset = row * vector.length;
    const place = places[row] ?? 0;
    for (let at = 0; at < vector.length; at++)
      result[at] = (result[at] ?? 0) + place * (rows[offset + at] ?? 0);
  }
  return result;
}

function projections(rows: Float64Array, count: number, vector: Float64Array): Float64Array {
  const places = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const offset = row * vector.length;
    let sum = 0;
    for (let at = 0; at < vector.length; at++) sum += (rows[offset + at] ?? 0) * (vector[at] ?? 0);
    places[row] = sum;
  }
  return places;
}

function removePart(vector: Float64Array, unit: Float64Array): void {
  const part = vector.reduce((sum, value, at) => sum + value * (unit[at] ?? 0), 0);
  unit.forEach((value, at) => {
    vector[at] = (vector[at] ?? 0) - part * value;
  });
}

/** A vector without length (all rows alike) stays as it is. */
function scaleToUnit(vector: Float64Array): void {
  const length = Math.hypot(...vector);
  if (length === 0) return;
  vector.forEach((value, at) => {
    vector[at] = value / length;
  });
}
