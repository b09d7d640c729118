/** Share of the way to the farthest of them at which a neighbour's weight has fallen to 1/e. */
const FALL = 0.2;

/**
 * Where a photo belongs among the landmarks most like it: at their mean, the nearest ones by far the weightiest. Where
 * they lie in two regions, their mean would be nowhere: only those in the region of the nearest count.
 *
 * @param distances of the landmarks to the photo, nearest first
 * @param places of the same landmarks, [landmarks, 2]
 * @param region how far from the nearest landmark its region reaches, in units of the map
 */
export function placeBetween(
  distances: ArrayLike<number>,
  places: ArrayLike<number>,
  region: number,
): { x: number; y: number } {
  const [firstX, firstY] = [places[0] ?? 0, places[1] ?? 0];
  const nearest = distances[0] ?? 0;
  const span = (distances[distances.length - 1] ?? 0) - nearest;
  let [sumX, sumY, weights] = [0, 0, 0];
  for (let at = 0; at < distances.length; at++) {
    const [x, y] = [places[at * 2] ?? 0, places[at * 2 + 1] ?? 0];
    if (Math.hypot(x - firstX, y - firstY) > region) continue;
    const weight = span === 0 ? 1 : Math.exp(-((distances[at] ?? 0) - nearest) / (span * FALL));
    sumX += x * weight;
    sumY += y * weight;
    weights += weight;
  }
  return { x: sumX / weights, y: sumY / weights };
}
