import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { CodedError } from '../../src-shared/domain/coded-error.ts';
import type { MetricLoss } from './loss/metric-loss.ts';
import { pairwiseDistances } from './loss/pairwise-distances.ts';
import type { TensorFlow } from './tensor-flow.ts';
import type { Trainee } from './trainee.ts';

/** Between unit vectors; what is below is mostly noise, see `pairwiseDistances`. */
const COLLAPSED = 0.001;

export interface StepGradient {
  loss: number;
  /** By the name of the variable; the caller disposes of them. */
  gradients: Map<string, Tensor>;
}

/**
 * Loss of a batch and its gradient by every variable of the trainee.
 *
 * @param input [batch, ...]
 * @param labels class of each photo of the batch
 * @param microBatch photos that go through the network at once
 * @throws CodedError 'vectors-collapsed'
 */
export function stepGradient(
  tf: TensorFlow,
  trainee: Trainee,
  loss: MetricLoss,
  input: Tensor,
  labels: Int32Array,
  microBatch: number,
): StepGradient {
  const lossOf = (vectors: Tensor2D): Scalar => batchLoss(tf, loss, vectors, labels, refuseCollapsed);
  if (labels.length <= microBatch) return derive(tf, trainee, () => lossOf(trainee.embed(input)));
  tf.engine().startScope('step');
  try {
    return inParts(tf, trainee, lossOf, tf.split(input, partSizes(labels.length, microBatch)));
  } finally {
    tf.engine().endScope();
  }
}

/** Which pairs count is found on plain numbers: it is no part of what is derived. */
export function batchLoss(
  tf: TensorFlow,
  loss: MetricLoss,
  vectors: Tensor2D,
  labels: Int32Array,
  look: (distances: Float32Array) => void = () => undefined,
): Scalar {
  const distances = pairwiseDistances(tf, vectors);
  const values = distances.dataSync<'float32'>();
  look(values);
  return loss.value(tf, distances, loss.mine(values, labels));
}

/**
 * At a rate much too high all photos get one vector: weights so large that lengths overflow make it 0. The loss is a
 * number then, the margin, and its gradient is 0 for good.
 */
function refuseCollapsed(distances: Float32Array): void {
  if (distances.length === 1 || !distances.every((distance) => distance < COLLAPSED)) return;
  throw new CodedError(
    'vectors-collapsed',
    'The training went astray: it gives all photos the same vector, from which nothing more can be learnt. ' +
      'The best weights so far are kept. Try again with another seed or loss.',
  );
}

/**
 * The losses are about pairs, and pairs of different parts count too. So the vectors of all parts come first, and the
 * loss is derived by them; then each part runs once more, and its vectors' share is carried back to the weights (Gao
 * et al., "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup", 2021). It is the gradient of the
 * whole batch in the memory of one part, for one more forward pass.
 */
function inParts(
  tf: TensorFlow,
  trainee: Trainee,
  lossOf: (vectors: Tensor2D) => Scalar,
  parts: Tensor[],
): StepGradient {
  const vectors = tf.concat(parts.map((part) => tf.tidy(() => trainee.embed(part))));
  const { value, grad } = tf.valueAndGrad((all: Tensor) => lossOf(all as Tensor2D))(vectors);
  const slopes = tf.split(
    grad,
    parts.map((part) => part.shape[0]),
  );
  const sums = new Map<string, Tensor>();
  parts.forEach((part, index) => {
    const slope = slopes[index];
    if (!slope) throw new Error('a part has no gradient');
    const { gradients } = derive(tf, trainee, () => tf.sum(tf.mul(trainee.embed(part), slope)));
    for (const [name, gradient] of gradients) {
      const before = sums.get(name);
      sums.set(name, tf.keep(before ? tf.add(before, gradient) : gradient));
      before?.dispose();
    }
  });
  return { loss: numberOf(value), gradients: sums };
}

function derive(tf: TensorFlow, trainee: Trainee, value: () => Scalar): StepGradient {
  const variables = [...trainee.variables];
  const derived = tf.variableGrads(
    value,
    variables.map(([, variable]) => variable),
  );
  const gradients = new Map<string, Tensor>();
  for (const [name, variable] of variables) {
    const gradient = derived.grads[variable.name] as Tensor | null | undefined;
    if (gradient) gradients.set(name, gradient);
  }
  const loss = numberOf(derived.value);
  derived.value.dispose();
  return { loss, gradients };
}

function numberOf(scalar: Scalar | Tensor): number {
  return scalar.dataSync()[0] ?? NaN;
}

function partSizes(count: number, size: number): number[] {
  const sizes: number[] = Array.from({ length: Math.floor(count / size) }, () => size);
  if (count % size > 0) sizes.push(count % size);
  return sizes;
}
