import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLoss } from '../../../../src-main/train/loss/create-loss.ts';
import type { Mined } from '../../../../src-main/train/loss/mined.ts';
import { pairwiseDistances } from '../../../../src-main/train/loss/pairwise-distances.ts';
import { openWasm } from '../../../../src-main/train/runtime/open-wasm.ts';
import type { TensorFlow } from '../../../../src-main/train/tensor-flow.ts';
import { adversarialBatches, randomBatch } from './batches.ts';
import {
  batchHardTriplets,
  contrastiveLoss,
  distancesIn,
  semiHardTriplets,
  tripletLoss,
  type Batch,
  type Triplet,
} from './literal-losses.ts';

const MARGIN = 1;
const kinds = ['semi-hard', 'batch-hard', 'contrastive'] as const;
type Kind = (typeof kinds)[number];

let tf: TensorFlow;
beforeAll(async () => {
  ({ tf } = await openWasm());
});

/** Random ones from small to those of a real step, from classes apart to classes that are all one. */
const randomBatches: Record<string, Batch> = Object.fromEntries(
  [0.2, 1, 4].flatMap((spread) =>
    [8, 33, 64].flatMap((size) =>
      [2, 5, 20].map((classes) => [
        `${size} photos of ${classes} classes, spread ${spread}`,
        randomBatch(size * classes, size, classes, spread),
      ]),
    ),
  ),
);
/** The literal losses take cubic time. */
const slowlyDerived = Object.entries(randomBatches).filter(([, { labels }]) => labels.length < 64);
const allBatches = Object.entries({ ...adversarialBatches, ...randomBatches });

function tensorOf({ embeddings, labels }: Batch): Tensor2D {
  return tf.tensor2d(embeddings.flat(), [labels.length, embeddings[0]?.length ?? 4]);
}

function distancesOf(batch: Batch): Float32Array {
  return tf.tidy(() => pairwiseDistances(tf, tensorOf(batch)).dataSync<'float32'>());
}

function mine(kind: Kind, batch: Batch, margin = MARGIN): Mined {
  return createLoss(kind, { margin }).mine(distancesOf(batch), Int32Array.from(batch.labels));
}

function lossAndGradient(
  kind: Kind,
  batch: Batch,
  margin = MARGIN,
): { loss: number; gradient: Float32Array } {
  const mined = mine(kind, batch, margin);
  return tf.tidy(() => {
    const loss = createLoss(kind, { margin });
    const { value, grad } = tf.valueAndGrad((rows) =>
      loss.value(tf, pairwiseDistances(tf, rows as Tensor2D), mined),
    )(tensorOf(batch));
    return { loss: value.dataSync()[0]!, gradient: grad.dataSync<'float32'>() };
  });
}

function literalLoss(kind: Kind, batch: Batch, margin = MARGIN): number {
  const distance = distancesIn(batch);
  if (kind === 'contrastive') return contrastiveLoss(batch.labels, distance, margin);
  const triplets = kind === 'semi-hard' ? semiHardTriplets : batchHardTriplets;
  return tripletLoss(triplets(batch.labels, distance), distance, margin);
}

function tripletsIn({ anchors, positives, negatives }: Mined): Triplet[] {
  return [...anchors].map((anchor, index) => ({
    anchor,
    positive: positives[index]!,
    negative: negatives[index]!,
  }));
}

describe('what is mined', () => {
  it.each(allBatches)('is, semi-hard, what the definition says: %s', (_, batch) => {
    const distances = distancesOf(batch);
    const literal = semiHardTriplets(
      batch.labels,
      (row, other) => distances[row * batch.labels.length + other]!,
    );
    expect(tripletsIn(mine('semi-hard', batch))).toEqual(literal);
  });

  it.each(allBatches)('is, batch-hard, what the definition says: %s', (_, batch) => {
    const distances = distancesOf(batch);
    const literal = batchHardTriplets(
      batch.labels,
      (row, other) => distances[row * batch.labels.length + other]!,
    );
    expect(tripletsIn(mine('batch-hard', batch))).toEqual(literal);
  });

  it.each(allBatches)(
    'are, contrastive, all pairs alike and as many of the nearest others: %s',
    (_, batch) => {
      const { labels } = batch;
      const distances = distancesOf(batch);
      const { anchors, positives, negatives } = mine('contrastive', batch);
      const cells = labels.flatMap((_, row) =>
        [...labels.keys()].filter((other) => other > row).map((other) => row * labels.length + other),
      );
      const isAlike = (cell: number): boolean =>
        labels[Math.floor(cell / labels.length)] === labels[cell % labels.length];
      const minedCells = [...positives, ...negatives].map(
        (other, pair) => anchors[pair]! * labels.length + other,
      );
      expect(minedCells.slice(0, positives.length)).toEqual(cells.filter(isAlike));

      // A stable sort: of equal distances the first in the batch.
      const nearest = cells
        .filter((cell) => !isAlike(cell))
        .sort((left, right) => distances[left]! - distances[right]!)
        .slice(0, positives.length);
      expect(minedCells.slice(positives.length)).toEqual(nearest.sort((left, right) => left - right));
    },
  );

  it('takes -0, which a square root may give, for a distance of 0', () => {
    // The photos 0 and 1 of one class are the same, and so is photo 2 of another; photo 3 is far.
    const distances = Float32Array.from([0, -0, -0, 2, -0, 0, -0, 2, -0, -0, 0, 2, 2, 2, 2, 0]);
    const mined = createLoss('semi-hard', { margin: 1 }).mine(distances, Int32Array.from([0, 0, 1, 1]));
    expect([...mined.negatives.slice(0, 2)]).toEqual([3, 3]);
  });
});

describe.each(kinds)('the %s loss', (kind) => {
  it.each(allBatches)('has the value that the definition gives: %s', (_, batch) => {
    // Rounding may choose another negative between two that are all but equally far, with all but the same loss.
    expect(lossAndGradient(kind, batch).loss).toBeCloseTo(literalLoss(kind, batch), 4);
  });

  it.each(allBatches)('has a finite gradient: %s', (_, batch) => {
    expect(lossAndGradient(kind, batch).gradient.every(Number.isFinite)).toBe(true);
  });

  it.each(slowlyDerived)('has the gradient that finite differences give: %s', (_, batch) => {
    const { gradient } = lossAndGradient(kind, batch);
    const dimensions = batch.embeddings[0]!.length;
    const numbers = Array.from({ length: 12 }, (_, index) => (index * 7919) % gradient.length);
    // Where the choice of a negative changes within the difference, the slope has a step and no value.
    const slopes = numbers.flatMap((index) => {
      const numeric = slope((by) => literalLoss(kind, moved(batch, index, dimensions, by)));
      return numeric === undefined ? [] : [{ index, numeric }];
    });
    expect(slopes.length).toBeGreaterThan(8);
    for (const { index, numeric } of slopes) expect(gradient[index]).toBeCloseTo(numeric, 4);
  });

  it.each(['every photo a class of its own', 'a single photo'])(
    'teaches nothing where there is nothing to compare: %s',
    (name) => {
      const { loss, gradient } = lossAndGradient(kind, adversarialBatches[name]!);
      expect(loss).toBe(0);
      expect(gradient.every((value) => value === 0)).toBe(true);
    },
  );

  it.each([NaN, Infinity])(
    'is NaN wherever an embedding holds %f, also one that no pair would use',
    (bad) => {
      for (const row of [0, 2]) {
        const embeddings = [0, 1, 2].map((index) => [index, index === row ? bad : 1]);
        expect(lossAndGradient(kind, { embeddings, labels: [0, 0, 1] }).loss).toBeNaN();
      }
    },
  );

  it('brings photos of one class together and takes those of two apart', () => {
    let batch = randomBatch(5, 40, 4, 2);
    const before = literalLoss(kind, batch);
    for (let step = 0; step < 60; step++) {
      const { gradient } = lossAndGradient(kind, batch);
      const embeddings = batch.embeddings.map((vector, row) =>
        vector.map((value, index) => Math.fround(value - gradient[row * vector.length + index]!)),
      );
      batch = { ...batch, embeddings };
    }
    expect(literalLoss(kind, batch)).toBeLessThan(0.5 * before);
  });
});

it.each(['semi-hard', 'batch-hard'] as const)('a batch of one class has no %s triplet', (kind) => {
  const { loss, gradient } = lossAndGradient(kind, adversarialBatches['one class']!);
  expect(loss).toBe(0);
  expect(gradient.every((value) => value === 0)).toBe(true);
});

describe('the semi-hard loss', () => {
  interface Case {
    name: string;
    margin: number;
    labels: number[];
    embeddings: number[][];
    loss: number;
    gradient: number[][];
  }
  const path = join(import.meta.dirname, '../../../fixtures/train/semi-hard.json');
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] };

  it.each(cases)('and its gradient are those of TensorFlow Addons: $name', (expected) => {
    const { loss, gradient } = lossAndGradient('semi-hard', expected, expected.margin);
    expect(loss).toBeCloseTo(expected.loss, 5);
    for (const [index, value] of expected.gradient.flat().entries())
      expect(gradient[index]).toBeCloseTo(value, 5);
  });

  it('is the margin where all photos are the same', () => {
    expect(lossAndGradient('semi-hard', adversarialBatches['all photos the same']!, 0.7).loss).toBeCloseTo(
      0.7,
      6,
    );
  });
});

/** The batch with one number moved by `by`. */
function moved(batch: Batch, index: number, dimensions: number, by: number): Batch {
  const row = Math.floor(index / dimensions);
  const embeddings = batch.embeddings.map((vector, other) =>
    other === row ? vector.map((value, axis) => (axis === index % dimensions ? value + by : value)) : vector,
  );
  return { ...batch, embeddings };
}

/** Central difference at 0, or undefined where the slopes from left and right are not the same. */
function slope(loss: (by: number) => number): number | undefined {
  const step = 1e-6;
  const [left, middle, right] = [loss(-step), loss(0), loss(step)];
  const fromLeft = (middle - left) / step;
  const fromRight = (right - middle) / step;
  return Math.abs(fromLeft - fromRight) < 1e-4 ? (fromLeft + fromRight) / 2 : undefined;
}
