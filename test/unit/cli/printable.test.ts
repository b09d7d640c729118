import { expect, it } from 'vitest';
import { printable } from '../../../src-main/shells/cli/printable.ts';

it('leaves ordinary names alone, in any script', () => {
  for (const name of ['Straße 1.jpg', '写真.jpg', '👨‍👩‍👧 family.jpg', 'שלום.jpg', 'a\\b']) {
    expect(printable(name)).toBe(name);
  }
});

it('shows what would move the cursor or turn the text around', () => {
  expect(printable('a\nb')).toBe('a\\x0ab');
  expect(printable('\u001b[2J')).toBe('\\x1b[2J');
  expect(printable('\u009b2J')).toBe('\\x9b2J');
  expect(printable('gpj.\u202eexe')).toBe('gpj.\\u202eexe');
});
