import { describe, expect, it } from 'vitest';
import { readTrainingRequest, trainingOptions } from '../../../src-main/shells/cli/training-options.ts';

type Typed = Parameters<typeof readTrainingRequest>[1];
const nothing = Object.fromEntries(
  Object.keys(trainingOptions).map((name) => [name, undefined]),
) as unknown as Typed;
const read = (typed: Partial<Typed> = {}) => readTrainingRequest('/photos/flowers', { ...nothing, ...typed });

describe('the options of a training', () => {
  it('leave the choice to the engine where nothing was typed', () => {
    expect(read()).toEqual({
      source: { kind: 'folder', folder: '/photos/flowers' },
      preset: 'quick',
      seed: 1,
      loss: 'semi-hard',
    });
  });

  it('say everything that was typed', () => {
    const typed = {
      ...{ preset: 'paper', backbone: 'bit-m-r50x1', seed: '0', runtime: 'wasm' },
      ...{ loss: 'batch-hard', name: 'my-flowers', epochs: '12' },
    };
    expect(read(typed)).toMatchObject({ ...typed, seed: 0, epochs: 12 });
  });

  it.each([
    [{ preset: 'fast' }, "--preset takes quick, full, paper, not 'fast'."],
    [{ runtime: 'cuda' }, "--runtime takes tfjs-node-gpu, tfjs-node, wasm, not 'cuda'."],
    [{ loss: 'Semi-Hard' }, "--loss takes semi-hard, batch-hard, contrastive, not 'Semi-Hard'."],
    [{ seed: '1.5' }, "--seed takes a whole number from 0 to 2147483647, not '1.5'."],
    [{ seed: '2147483648' }, "--seed takes a whole number from 0 to 2147483647, not '2147483648'."],
    [{ epochs: '0' }, "--epochs takes a whole number from 1 to 10000, not '0'."],
    [{ epochs: '' }, "--epochs takes a whole number from 1 to 10000, not ''."],
    [{ name: '../up' }, "--name takes a model's name"],
    [{ name: '' }, "--name takes a model's name"],
    [{ backbone: 'BiT' }, "--backbone takes a model's name"],
  ])('complain of %j', (typed, message) => {
    const complaint = { code: 'bad-usage', message: expect.stringContaining(message) as string };
    expect(() => read(typed)).toThrow(expect.objectContaining(complaint));
  });
});
