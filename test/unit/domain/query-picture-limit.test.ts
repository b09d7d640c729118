import { expect, test } from 'vitest';
import { contract } from '../../../src-shared/contract/api.ts';
import { queryPictureLimitBytes } from '../../../src-shared/domain/query-picture-limit.ts';

const isTaken = (bytes: number): boolean => {
  const base64 = Buffer.alloc(bytes).toString('base64');
  return contract['query.add'].input.safeParse({ name: 'a.png', base64 }).success;
};

test('the contract takes a picture of the limit, and no larger one', () => {
  expect(isTaken(queryPictureLimitBytes)).toBe(true);
  // What is longer by less than three bytes may fill the same characters.
  expect(isTaken(queryPictureLimitBytes + 3)).toBe(false);
});
