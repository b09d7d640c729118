import type { Rank, Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { TrainingRuntimeName } from '../../src-shared/contract/model.ts';
import { bitMR50x1 } from '../../src-main/network/bit-resnet.ts';
import type { Network } from '../../src-main/network/description.ts';
import { efficientNetLite0 } from '../../src-main/network/efficientnet-lite0.ts';
import { emitTfjs } from '../../src-main/network/emit-tfjs.ts';
import { withHead } from '../../src-main/network/projection-head.ts';
import { weightShapes } from '../../src-main/network/weight-shapes.ts';
import { createLoss } from '../../src-main/train/loss/create-loss.ts';
import { openRuntime } from '../../src-main/train/runtime/open-runtime.ts';
import { batchLoss } from '../../src-main/train/step-gradient.ts';
import { median, report } from './measurement.ts';

/** Process entry: forward, backward and a step of gradient descent on one runtime, of weights drawn at random. */
const runtime = await openRuntime(TrainingRuntimeName.parse(process.argv[2]));
const { tf } = runtime;
const loss = createLoss('semi-hard', { margin: 1 });
const DIMENSIONS = 128;
const SIDE = 128;
const CLASSES = 8;
const MEASURED_MS = 4_000;

await measureHead(64);
await measureNetwork('EfficientNet-Lite0', efficientNetLite0(null), 16);
// Of its activations wasm, with 4 GB of memory at most, cannot hold more.
await measureNetwork('BiT-M R50x1', bitMR50x1(), runtime.name === 'wasm' ? 8 : 16);

async function measureHead(batch: number): Promise<void> {
  const features = tf.randomNormal<Rank.R2>([batch, 1280], 0, 1, 'float32', 1);
  const weights = [variable([DIMENSIONS, 1280]), variable([DIMENSIONS])] as const;
  await measure(`head 1280 -> ${DIMENSIONS}`, batch, [...weights], () => {
    const projected = tf.add(tf.matMul(features, weights[0] as Tensor2D, false, true), weights[1]);
    return tf.div(projected, tf.norm(projected, 2, 1, true));
  });
}

async function measureNetwork(name: string, network: Network, batch: number): Promise<void> {
  const trained = withHead(network, DIMENSIONS);
  const compute = emitTfjs(tf, trained, SIDE);
  const weights = new Map(
    [...weightShapes(trained, SIDE)].map(([weight, shape]) => [weight, variable([...shape])]),
  );
  const images = tf.randomNormal<Rank.R4>([batch, SIDE, SIDE, 3], 0, 1, 'float32', 1);
  await measure(`${name}, ${SIDE} px`, batch, [...weights.values()], () => {
    const vectors = compute(weights, images).get('vector');
    if (vectors === undefined) throw new Error('the network gives no vector');
    return vectors;
  });
  tf.dispose([images, ...weights.values()]);
}

async function measure(name: string, batch: number, weights: Variable[], embed: () => Tensor): Promise<void> {
  const optimiser = tf.train.sgd(1e-4);
  const labels = Int32Array.from({ length: batch }, (_, row) => row % CLASSES);
  const lossOf = (): Scalar => batchLoss(tf, loss, embed() as Tensor2D, labels);
  const step = async (): Promise<void> => {
    const value = optimiser.minimize(lossOf, true, weights);
    await value?.data();
    value?.dispose();
  };
  await step();
  const times: number[] = [];
  const started = performance.now();
  while (times.length < 3 || performance.now() - started < MEASURED_MS) {
    const before = performance.now();
    await step();
    times.push(performance.now() - before);
  }
  report({
    name: `training step, ${name}, batch ${batch}`,
    value: batch / (median(times) / 1_000),
    unit: 'samples/s',
    target: '',
    peer: `${runtime.name}, ${runtime.device}`,
  });
}

/** Kernels small enough for signals to stay finite through fifty layers; all else about 1. */
function variable(shape: number[]): Variable {
  const fanIn = shape.slice(1).reduce((product, length) => product * length, 1);
  const values =
    shape.length > 1 ? tf.randomNormal(shape, 0, Math.sqrt(2 / fanIn), 'float32', 1) : tf.ones(shape);
  return tf.variable(values);
}
