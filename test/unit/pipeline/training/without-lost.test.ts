import { expect, it } from 'vitest';
import { withoutLost } from '../../../../src-main/pipeline/training/without-lost.ts';
import type { DataFinding } from '../../../../src-shared/contract/training.ts';

const photos = Array.from({ length: 12 }, (_, row) => ({ path: `${row}.jpg`, label: row < 6 ? 0 : 1 }));
const dataset = {
  ...{ classes: ['boats', 'fruit'], photos, featureDimensions: 4 },
  ...{ train: [0, 1, 2, 6, 7, 8], validation: [3, 9], heldOut: [4, 5, 10, 11] },
  check: {
    ...{ photos: 13, trainPhotos: 8, heldOutPhotos: 4, findings: [] },
    classes: [
      { name: 'boats', photos: 6, train: 4, heldOut: 2 },
      { name: 'fruit', photos: 6, train: 4, heldOut: 2 },
      { name: 'thin', photos: 1, train: 0, heldOut: 0 },
    ],
  },
};
const lost = (...rows: number[]) =>
  new Map(
    rows.map((row): [number, DataFinding] => [
      row,
      { kind: 'unreadable', path: `${row}.jpg`, code: 'file-missing', message: 'gone' },
    ]),
  );

it('takes lost photos out of all lists, and tells of them', () => {
  const left = withoutLost(dataset, lost(2, 9, 10));
  expect(left).toMatchObject({ photos, train: [0, 1, 6, 7, 8], validation: [3], heldOut: [4, 5, 11] });
  expect(left.check).toMatchObject({
    ...{ photos: 13, trainPhotos: 6, heldOutPhotos: 3 },
    classes: [
      { name: 'boats', train: 3, heldOut: 2 },
      { name: 'fruit', train: 3, heldOut: 1 },
      { name: 'thin', train: 0, heldOut: 0 },
    ],
    findings: [{ path: '2.jpg' }, { path: '9.jpg' }, { path: '10.jpg' }],
  });
});

it('leaves all as it is where nothing was lost', () => {
  expect(withoutLost(dataset, lost())).toBe(dataset);
});

it.each([
  ['a class has no pair left to learn from', [0, 1], /'boats'/],
  ['nothing is left to compare with', [4, 5, 10, 11], /compare/],
])('refuses where %s', (_, rows, message) => {
  expect(() => withoutLost(dataset, lost(...rows))).toThrow(message);
  expect(() => withoutLost(dataset, lost(...rows))).toThrow(
    expect.objectContaining({ code: 'labels-missing' }) as Error,
  );
});
