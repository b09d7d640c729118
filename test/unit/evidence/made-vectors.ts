import { writeUnit } from '../../../src-shared/domain/unit-vector.ts';
import { seededRandom } from '../../pictures/seeded-random.ts';

export interface MadeVectors {
  vectors: Float32Array<ArrayBuffer>;
  labels: number[];
}

/**
 * Unit vectors around one direction for each class, photos of all classes in turn.
 * @param noiseSeed the same classes with other photos
 * @param spread of each value around its class's direction: 0 makes copies, 3 makes classes all but meaningless
 */
export function madeVectors(
  {
    count,
    classes,
    dimensions,
    spread,
  }: { count: number; classes: number; dimensions: number; spread: number },
  seed: number,
  noiseSeed?: number,
): MadeVectors {
  let random = seededRandom(seed);
  const centres = Array.from({ length: classes }, () =>
    Float32Array.from({ length: dimensions }, () => normal(random)),
  );
  if (noiseSeed !== undefined) random = seededRandom(noiseSeed);
  const vectors = new Float32Array(count * dimensions);
  const labels = Array.from({ length: count }, (_, row) => row % classes);
  labels.forEach((label, row) => {
    const photo = centres[label]!.map((value) => value + spread * normal(random));
    writeUnit(photo, vectors, row * dimensions);
  });
  return { vectors, labels };
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
