import { expect, it } from 'vitest';
import { describeComparison } from '../../../src-main/shells/cli/describe-comparison.ts';
import type { Comparison, RetrievalFigures } from '../../../src-shared/contract/model.ts';

const names = ['recallAt1', 'recallAt5', 'recallAt10', 'mapAtR'] as const;
const each = <T>(value: T) =>
  Object.fromEntries(names.map((name) => [name, value])) as Record<(typeof names)[number], T>;

function figures(share: number): RetrievalFigures {
  const intervals = each({ low: share - 0.03, high: share + 0.03 });
  return { n: 385, ...each(share), intervals, perClass: [] };
}
function comparison(before: number, after: number, verdict: Comparison['verdict']): Comparison {
  const value = after - before;
  const gain = each({ value, low: value - 0.02, high: value + 0.02 });
  return { before: figures(before), after: figures(after), gain, verdict, library: null };
}

it('shows each measure before and after with its interval, and the gain in points', () => {
  const lines = describeComparison(comparison(0.813, 0.894, 'better'));
  expect(lines[0]).toContain('385 held-out photos');
  for (const title of ['Recall@1 ', 'Recall@5 ', 'Recall@10 ', 'mAP@R ']) {
    const line = lines.find((candidate) => candidate.startsWith(title));
    expect(line).toMatch(
      /81\.3%.*\(78\.3% to 84\.3%\).*89\.4%.*\(86\.4% to 92\.4%\).*\+8\.1.*\(\+6\.1 to \+10\.1\)/,
    );
  }
});

it.each([
  ['better' as const, 0.9, /^Better: 90\.0% of the held-out photos/],
  ['no-difference' as const, 0.81, /^No difference .* The model in use stays\.$/],
  ['worse' as const, 0.5, /^Worse: 50\.0% .* The model in use stays\.$/],
])('says in plain words that it is %s', (verdict, after, sentence) => {
  expect(describeComparison(comparison(0.8, after, verdict)).at(-1)).toMatch(sentence);
});

it('marks a loss as one', () => {
  expect(describeComparison(comparison(0.8, 0.75, 'worse')).join('\n')).toContain('-5.0  (-7.0 to -3.0)');
});

it('does not let a good verdict hide a figure that fell', () => {
  const mixed = comparison(0.8, 0.9, 'better');
  mixed.gain.recallAt10 = { value: -0.047, low: -0.077, high: -0.016 };
  mixed.gain.recallAt5 = { value: -0.044, low: -0.093, high: 0.006 };
  expect(describeComparison(mixed).slice(-1)).toEqual(['But Recall@10 fell by 4.7%.']);
});

it('tells what would change in the library, where that is known', () => {
  const known = {
    ...comparison(0.8, 0.9, 'better'),
    library: { photos: 900, neighbours: 10, changedShare: 0.625 },
  };
  expect(describeComparison(known).at(-1)).toBe(
    "In your library 62.5% of each photo's 10 nearest would be other photos.",
  );
});
