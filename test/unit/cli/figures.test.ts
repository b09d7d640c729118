import { expect, it } from 'vitest';
import { formatCountOf, formatDuration, formatTable } from '../../../src-main/shells/cli/figures.ts';

it('writes durations as a person would say them', () => {
  expect([0, 59.4, 59.6, 3599, 3600, 7860].map(formatDuration)).toEqual([
    '0 s',
    '59 s',
    '1 min 00 s',
    '59 min 59 s',
    '1 h 00 min',
    '2 h 11 min',
  ]);
});

it('counts one in the singular', () => {
  expect(formatCountOf(1, 'photo')).toBe('1 photo');
  expect(formatCountOf(0, 'photo')).toBe('0 photos');
  expect(formatCountOf(1204, 'search', 'searches')).toBe('1,204 searches');
});

it('lines up columns, numbers to the right', () => {
  expect(
    formatTable(
      [
        ['a', '1'],
        ['bcd', '23'],
      ],
      [1],
    ),
  ).toEqual(['a     1', 'bcd  23']);
});
