import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { unscaled } from '../../../src-main/train/feature-scale.ts';
import { createHeadTrainee } from '../../../src-main/train/head-trainee.ts';
import { initialHead } from '../../../src-main/train/initial-head.ts';
import { createLoss } from '../../../src-main/train/loss/create-loss.ts';
import { createOptimiser } from '../../../src-main/train/optimiser.ts';
import { openRuntime } from '../../../src-main/train/runtime/open-runtime.ts';
import { seededRandom } from '../../../src-main/train/seeded-random.ts';
import { stepGradient } from '../../../src-main/train/step-gradient.ts';
import type { TensorFlow } from '../../../src-main/train/tensor-flow.ts';

let tf: TensorFlow;
beforeAll(async () => {
  ({ tf } = await openRuntime('wasm'));
});

const PHOTOS = 21;
const CHANNELS = 12;

describe('the gradient of a step', () => {
  it.each(['semi-hard', 'batch-hard', 'contrastive'] as const)(
    'is that of the whole batch when it is computed in parts (%s)',
    async (kind) => {
      const random = seededRandom(1, 'photos');
      const features = Float32Array.from({ length: PHOTOS * CHANNELS }, random);
      const head = initialHead('glorot-uniform', CHANNELS, 6, 1);
      const trainee = createHeadTrainee(tf, features, unscaled(CHANNELS), head);
      const rows = Array.from({ length: PHOTOS }, (_, row) => row);
      const { values, shape } = await trainee.readBatch(rows, 0);
      const labels = Int32Array.from(rows, (row) => row % 4);
      const loss = createLoss(kind, { margin: 0.5 });
      const inParts = (size: number) =>
        tf.tidy(() => {
          const input = tf.tensor(values, [...shape]);
          const step = stepGradient(tf, trainee, loss, input, labels, size);
          return {
            loss: step.loss,
            gradient: [...step.gradients.values()].flatMap((tensor) => [...tensor.dataSync()]),
          };
        });

      const whole = inParts(PHOTOS);
      expect(whole.gradient.some((value) => Math.abs(value) > 1e-3)).toBe(true);
      for (const size of [1, 4, 20]) {
        const parts = inParts(size);
        expect(parts.loss).toBeCloseTo(whole.loss, 5);
        parts.gradient.forEach((value, index) => {
          expect(value).toBeCloseTo(whole.gradient[index]!, 5);
        });
      }
    },
  );
});

describe('an optimiser', () => {
  /** Three steps with gradients 1, 2, 3 from weight 0. */
  function threeSteps(settings: Parameters<typeof createOptimiser>[1], rates: readonly number[]): number {
    return tf.tidy(() => {
      const weight: Variable = tf.variable(tf.scalar(0));
      const optimiser = createOptimiser(tf, settings, new Map([['weight', weight]]));
      rates.forEach((rate, index) => {
        const gradient: Tensor = tf.scalar(index + 1);
        optimiser.apply(new Map([['weight', gradient]]), rate, index + 1);
      });
      const moved = weight.dataSync()[0]!;
      weight.dispose();
      for (const variable of optimiser.state.values()) variable.dispose();
      return moved;
    });
  }

  it('has the rate inside the velocity, as Keras does', () => {
    // v: -0.1, -0.09 - 0.2, 0.9 * -0.29 - 0.03
    expect(threeSteps({ kind: 'momentum', momentum: 0.9 }, [0.1, 0.1, 0.01])).toBeCloseTo(
      -0.1 - 0.29 - 0.291,
      6,
    );
  });

  it('moves as Adam was published', () => {
    let [mean, square, weight] = [0, 0, 0];
    for (let step = 1; step <= 3; step++) {
      mean = 0.9 * mean + 0.1 * step;
      square = 0.999 * square + 0.001 * step ** 2;
      weight -= (0.01 * (mean / (1 - 0.9 ** step))) / Math.sqrt(square / (1 - 0.999 ** step));
    }
    const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
    expect(threeSteps(adam, [0.01, 0.01, 0.01])).toBeCloseTo(weight, 6);
  });
});
