import { expect, test } from 'vitest';
import { evenSample } from '../../../src-renderer/layout/even-sample.ts';

test('few things are all taken, many evenly over their whole length', () => {
  expect(evenSample([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(evenSample([], 3)).toEqual([]);
  const many = Array.from({ length: 1000 }, (_, at) => at);
  expect(evenSample(many, 4)).toEqual([0, 250, 500, 750]);
  expect(new Set(evenSample(many, 999)).size).toBe(999);
});
