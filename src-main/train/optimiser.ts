import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { TensorFlow } from './tensor-flow.ts';

export const OptimiserSettings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('momentum'), momentum: z.number().min(0).lt(1) }),
  z.object({
    kind: z.literal('adam'),
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: z.number().positive(),
  }),
]);
export type OptimiserSettings = z.infer<typeof OptimiserSettings>;

export interface Optimiser {
  /** What it remembers from step to step, by name: with the weights, all that a resumed training needs. */
  readonly state: ReadonlyMap<string, Variable>;
  /**
   * Moves every variable by its gradient.
   *
   * @param gradients one for each variable, by name
   * @param step counts from 1
   */
  apply(gradients: ReadonlyMap<string, Tensor>, learningRate: number, step: number): void;
}

/**
 * Ours and not TensorFlow.js's, for two reasons. Its momentum keeps the learning rate out of the velocity, where
 * Keras, which the paper used, keeps it in: the two part at each change of the rate. And its Adam multiplies up its
 * bias correction but restores it by a power, so that a resumed training is not the same to the bit.
 */
export function createOptimiser(
  tf: TensorFlow,
  settings: OptimiserSettings,
  variables: ReadonlyMap<string, Variable>,
): Optimiser {
  return settings.kind === 'momentum' ? momentum(tf, settings, variables) : adam(tf, settings, variables);
}

type Settings<K> = Extract<OptimiserSettings, { kind: K }>;

/** velocity = momentum * velocity - rate * gradient; weight += velocity. */
function momentum(
  tf: TensorFlow,
  settings: Settings<'momentum'>,
  variables: ReadonlyMap<string, Variable>,
): Optimiser {
  const velocities = zerosLike(tf, variables);
  return {
    state: prefixed('velocity', velocities),
    apply: (gradients, learningRate) => {
      eachVariable(tf, variables, gradients, (name, variable, gradient) => {
        const velocity = get(velocities, name);
        velocity.assign(tf.sub(tf.mul(velocity, settings.momentum), tf.mul(gradient, learningRate)));
        variable.assign(tf.add(variable, velocity));
      });
    },
  };
}

/** Kingma and Ba, 2015, with the bias corrections folded into the rate as at the end of their section 2. */
function adam(
  tf: TensorFlow,
  { beta1, beta2, epsilon }: Settings<'adam'>,
  variables: ReadonlyMap<string, Variable>,
): Optimiser {
  const means = zerosLike(tf, variables);
  const squares = zerosLike(tf, variables);
  return {
    state: new Map([...prefixed('mean', means), ...prefixed('square', squares)]),
    apply: (gradients, learningRate, step) => {
      const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
      eachVariable(tf, variables, gradients, (name, variable, gradient) => {
        const mean = get(means, name);
        const square = get(squares, name);
        mean.assign(tf.add(tf.mul(mean, beta1), tf.mul(gradient, 1 - beta1)));
        square.assign(tf.add(tf.mul(square, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
        variable.assign(tf.sub(variable, tf.mul(tf.div(mean, tf.add(tf.sqrt(square), epsilon)), rate)));
      });
    },
  };
}

function eachVariable(
  tf: TensorFlow,
  variables: ReadonlyMap<string, Variable>,
  gradients: ReadonlyMap<string, Tensor>,
  move: (name: string, variable: Variable, gradient: Tensor) => void,
): void {
  tf.tidy(() => {
    for (const [name, variable] of variables) {
      // A weight that the loss of this batch does not touch has none.
      const gradient = gradients.get(name) ?? tf.zerosLike(variable);
      move(name, variable, gradient);
    }
  });
}

function zerosLike(tf: TensorFlow, variables: ReadonlyMap<string, Variable>): Map<string, Variable> {
  return new Map(
    [...variables].map(([name, variable]) => [
      name,
      tf.tidy(() => tf.variable(tf.zerosLike(variable), false)),
    ]),
  );
}

function prefixed(prefix: string, variables: ReadonlyMap<string, Variable>): Map<string, Variable> {
  return new Map([...variables].map(([name, variable]) => [`${prefix}/${name}`, variable]));
}

function get(variables: ReadonlyMap<string, Variable>, name: string): Variable {
  const variable = variables.get(name);
  if (!variable) throw new Error(`no variable is named '${name}'`);
  return variable;
}
