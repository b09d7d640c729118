import { seededRandom } from '../../../../src-main/train/seeded-random.ts';
import type { Batch } from './literal-losses.ts';

/** Vectors around a centre for each class; the more `spread`, the more the classes overlap. */
export function randomBatch(seed: number, size: number, classes: number, spread: number): Batch {
  const random = seededRandom(seed, 'batch');
  const vector = (scale: number): number[] =>
    Array.from({ length: 6 }, () => Math.fround(scale * (random() - 0.5)));
  const centres = Array.from({ length: classes }, () => vector(2));
  const labels = Array.from({ length: size }, () => Math.floor(random() * classes));
  const embeddings = labels.map((label) =>
    vector(2 * spread).map((value, index) => Math.fround(value + centres[label]![index]!)),
  );
  return { embeddings, labels };
}

const corner = (index: number): number[] => [0, 1, 2, 3].map((axis) => Number(axis === index % 4));

/** Their distances are exact in single precision, so that equal ones are equal. */
export const adversarialBatches: Record<string, Batch> = {
  'a single photo': { embeddings: [corner(0)], labels: [0] },
  'two of one class': { embeddings: [corner(0), corner(1)], labels: [7, 7] },
  'two of two classes': { embeddings: [corner(0), corner(1)], labels: [0, 1] },
  'one class': { embeddings: [0, 1, 2, 3, 0].map(corner), labels: [2, 2, 2, 2, 2] },
  'every photo a class of its own': { embeddings: [0, 1, 2, 3].map(corner), labels: [0, 1, 2, 3] },
  'all distances equal': { embeddings: [0, 1, 2, 3].map(corner), labels: [0, 0, 1, 1] },
  'all photos the same': { embeddings: [0, 0, 0, 0, 0].map(corner), labels: [0, 0, 1, 1, 1] },
  'the same photo twice in one class': { embeddings: [0, 0, 1, 2].map(corner), labels: [0, 0, 1, 1] },
  'the same photo in two classes': { embeddings: [0, 1, 0, 2].map(corner), labels: [0, 0, 1, 1] },
  'a negative as far as the positive, and one further': {
    embeddings: [
      [0, 0],
      [3, 4],
      [4, 3],
      [6, 8],
    ],
    labels: [0, 0, 1, 1],
  },
  'no negative further than the positive': {
    embeddings: [
      [0, 0],
      [0, 9],
      [0, 4],
      [0, 5],
      [4, 0],
    ],
    labels: [0, 0, 1, 1, 2],
  },
  'a hinge that is exactly at rest': {
    embeddings: [
      [0, 0],
      [0, 1],
      [0, -2],
      [0, 3],
    ],
    labels: [0, 0, 1, 1],
  },
  'labels far apart and below zero': {
    embeddings: [0, 1, 2, 3].map(corner),
    labels: [-5, 2_000_000_000, -5, 2_000_000_000],
  },
};
