import { describe, expect, test } from 'vitest';
import { installedRuntimes } from '../../../../src-main/train/runtime/installed-runtimes.ts';
import { openRuntime } from '../../../../src-main/train/runtime/open-runtime.ts';
import { testStep } from '../../../../src-main/train/runtime/test-step.ts';

const isSetUp = installedRuntimes().includes('tfjs-node');

// `npm run setup:tensorflow` makes these run.
describe.skipIf(!isSetUp)('native TensorFlow', () => {
  test('opens on the CPU and takes a right gradient step', async () => {
    const runtime = await openRuntime('tfjs-node');
    expect(runtime.device).toMatch(/^CPU, \d+ threads$/);
    expect(runtime.tf.getBackend()).toBe('tensorflow');
    expect(await testStep(runtime)).toBe(true);
  });

  test('sorts out the largest, which calls what Node has dropped', async () => {
    const { tf } = await openRuntime('tfjs-node');
    const { values, indices } = tf.topk(tf.tensor1d([3, 9, 4]), 2);
    expect([...(await values.data())]).toEqual([9, 4]);
    expect([...(await indices.data())]).toEqual([1, 2]);
  });

  test('leaves nothing behind', async () => {
    const runtime = await openRuntime('tfjs-node');
    await testStep(runtime);
    const { numTensors } = runtime.tf.memory();
    for (let step = 0; step < 5; step++) await testStep(runtime);
    expect(runtime.tf.memory().numTensors).toBe(numTensors);
  });
});
