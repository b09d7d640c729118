import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { MetricLoss } from './loss/metric-loss.ts';
import { readAhead } from './read-ahead.ts';
import { seededRandom } from './seeded-random.ts';
import { batchLoss } from './step-gradient.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { Trainee } from './trainee.ts';
import type { HeldOutFigures } from './held-out-figures.ts';

/** Leave-one-out retrieval over unit vectors [labels.length, d]; handed in. */
export type MeasureRetrieval = (
  vectors: Float32Array<ArrayBuffer>,
  labels: readonly number[],
) => { recallAt1: number; mapAtR: number };

export interface HeldOut {
  rows: readonly number[];
  labels: readonly number[];
}

/**
 * The same number of every class as far as they go, at most `limit` in all, in an order that the seed decides: so
 * each batch of it has several classes.
 */
export function chooseHeldOut(
  labels: readonly number[],
  rows: readonly number[],
  limit: number,
  seed: number,
): HeldOut {
  const random = seededRandom(seed, 'held-out');
  const inOrder = rows.map((row) => ({ row, at: random() })).sort((one, other) => one.at - other.at);
  const seen = new Map<number, number>();
  const ranked = inOrder.map(({ row, at }) => {
    const label = labels[row] ?? -1;
    const round = seen.get(label) ?? 0;
    seen.set(label, round + 1);
    return { row, label, round, at };
  });
  const chosen = ranked
    .sort((one, other) => one.round - other.round || one.at - other.at)
    .slice(0, limit)
    .sort((one, other) => one.at - other.at);
  return { rows: chosen.map(({ row }) => row), labels: chosen.map(({ label }) => label) };
}

/**
 * How well held-out photos find each other, and the loss among them in batches of the size that is trained with.
 * @returns null where a vector is not finite
 */
export async function measureHeldOut(
  tf: TensorFlow,
  trainee: Trainee,
  loss: MetricLoss,
  { rows, labels }: HeldOut,
  sizes: { batch: number; microBatch: number },
  measure: MeasureRetrieval,
): Promise<HeldOutFigures | null> {
  if (rows.length === 0) return { loss: null, recallAt1: 0, mapAtR: 0 };
  const vectors = await embedRows(tf, trainee, rows, Math.max(trainee.heldOutAtOnce ?? 1, sizes.microBatch));
  if (!vectors.every(Number.isFinite)) return null;
  const dimensions = vectors.length / rows.length;
  const { recallAt1, mapAtR } = measure(vectors, labels);
  return { loss: meanLoss(tf, loss, vectors, dimensions, labels, sizes.batch), recallAt1, mapAtR };
}

async function embedRows(
  tf: TensorFlow,
  trainee: Trainee,
  rows: readonly number[],
  size: number,
): Promise<Float32Array<ArrayBuffer>> {
  const chunks = chunksOf(rows, size);
  let vectors: Float32Array<ArrayBuffer> | undefined;
  let offset = 0;
  for await (const { values, shape } of readAhead(chunks, trainee.lanes, (chunk) =>
    trainee.readHeldOut(chunk),
  )) {
    const embedded = tf.tidy(() => trainee.embed(tf.tensor(values, [...shape])));
    const part = await embedded.data<'float32'>();
    embedded.dispose();
    vectors ??= new Float32Array((rows.length * part.length) / (shape[0] ?? 1));
    vectors.set(part, offset);
    offset += part.length;
  }
  return vectors ?? new Float32Array();
}

/** Each batch counts by its photos, as Keras averages a validation loss. */
function meanLoss(
  tf: TensorFlow,
  loss: MetricLoss,
  vectors: Float32Array<ArrayBuffer>,
  dimensions: number,
  labels: readonly number[],
  batchSize: number,
): number | null {
  let sum = 0;
  let photos = 0;
  for (const chunk of chunksOf([...labels.keys()], batchSize)) {
    const chunkLabels = Int32Array.from(chunk, (index) => labels[index] ?? -1);
    if (new Set(chunkLabels).size === chunkLabels.length) continue;
    const first = chunk[0] ?? 0;
    const values = vectors.slice(first * dimensions, (first + chunk.length) * dimensions);
    const value = tf.tidy(() => {
      const batch: Tensor2D = tf.tensor2d(values, [chunk.length, dimensions]);
      return batchLoss(tf, loss, batch, chunkLabels).dataSync()[0] ?? NaN;
    });
    sum += value * chunk.length;
    photos += chunk.length;
  }
  return photos === 0 ? null : sum / photos;
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
