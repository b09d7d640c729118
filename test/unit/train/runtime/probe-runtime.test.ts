import { describe, expect, test } from 'vitest';
import { TrainingRuntimeName } from '../../../../src-shared/contract/model.ts';
import { installedRuntimes } from '../../../../src-main/train/runtime/installed-runtimes.ts';
import { chooseRuntime, probeRuntimes } from '../../../../src-main/workers/probe-runtime.ts';

const hasNative = installedRuntimes().includes('tfjs-node');

test('names all runtimes, fastest first, and wasm is always usable', async () => {
  const runtimes = await probeRuntimes();
  expect(runtimes.map(({ name }) => name)).toEqual(TrainingRuntimeName.options);
  expect(runtimes.at(-1)).toEqual({
    name: 'wasm',
    usable: true,
    device: 'CPU, 1 thread',
    detail: 'a test step worked',
  });
  for (const { usable, detail } of runtimes) {
    if (!usable) expect(detail).toContain('npm run setup:tensorflow');
  }
});

test('the one that is asked for is chosen, though a faster one may work', async () => {
  expect((await chooseRuntime('wasm')).name).toBe('wasm');
});

test('without a wish it is the fastest that works', async () => {
  const usable = (await probeRuntimes()).filter((runtime) => runtime.usable);
  expect(await chooseRuntime()).toEqual(usable[0]);
});

describe.skipIf(hasNative)('where native TensorFlow is not set up', () => {
  test('asking for it says how to get it', async () => {
    await expect(chooseRuntime('tfjs-node')).rejects.toMatchObject({
      code: 'runtime-not-usable',
      message: expect.stringContaining('npm run setup:tensorflow') as string,
    });
  });
});
