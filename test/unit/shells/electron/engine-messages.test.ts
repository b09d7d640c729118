import { describe, expect, it } from 'vitest';
import { FromEngine } from '../../../../src-main/shells/electron/engine/engine-messages.ts';

const asked = (worker: string): boolean => FromEngine.safeParse({ type: 'launch', id: 1, worker }).success;

describe('what an engine may have started', () => {
  it('is a worker by its name', () => {
    expect(asked('train-worker')).toBe(true);
    expect(asked('probe-runtime-worker')).toBe(true);
  });

  it.each([
    '',
    'train',
    'train-worker.js',
    '../train-worker',
    'a/train-worker',
    'C:train-worker',
    'Train-worker',
  ])('is nothing else: %j', (name) => {
    expect(asked(name)).toBe(false);
  });
});
