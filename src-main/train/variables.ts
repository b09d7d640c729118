import type { Variable } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './tensor-flow.ts';
import type { StoredTensors } from './tensor-files.ts';

export function toVariables(tf: TensorFlow, tensors: StoredTensors): Map<string, Variable> {
  return new Map(
    [...tensors].map(([name, { values, shape }]) => [
      name,
      tf.tidy(() => tf.variable(tf.tensor(values, [...shape]))),
    ]),
  );
}

/** Copies: what is taken stays as it was when training goes on. */
export async function takeValues(variables: ReadonlyMap<string, Variable>): Promise<StoredTensors> {
  const taken = await Promise.all(
    [...variables].map(async ([name, variable]) => {
      const values = new Float32Array(await variable.data<'float32'>());
      return [name, { shape: variable.shape, values }] as const;
    }),
  );
  return new Map(taken);
}

/** @throws Error where a name or a shape is another: the values belong to another training */
export function setValues(
  tf: TensorFlow,
  variables: ReadonlyMap<string, Variable>,
  values: StoredTensors,
): void {
  for (const [name, variable] of variables) {
    const stored = values.get(name);
    if (stored?.shape.join() !== variable.shape.join()) throw new Error(`'${name}' has no fitting value`);
    tf.tidy(() => {
      variable.assign(tf.tensor(stored.values, variable.shape));
    });
  }
}

/** Whether no value is infinite or not a number. */
export function areFinite(tensors: StoredTensors): boolean {
  return tensors.values().every(({ values }) => {
    // One sum, as a call for each of millions of weights would take long: 0 times what is not finite is no number.
    let sum = 0;
    for (let index = 0; index < values.length; index++) sum += 0 * (values[index] ?? 0);
    return sum === 0;
  });
}
