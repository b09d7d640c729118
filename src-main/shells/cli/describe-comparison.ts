import type { Comparison, Interval } from '../../../src-shared/contract/model.ts';
import { formatFinePercent, formatTable } from './figures.ts';

const measures = [
  ['Recall@1', 'recallAt1'],
  ['Recall@5', 'recallAt5'],
  ['Recall@10', 'recallAt10'],
  ['mAP@R', 'mapAtR'],
] as const;

/** Before and after on the held-out photos with 95 % intervals, and in plain words which is better. */
export function describeComparison(comparison: Comparison): string[] {
  const { before, after, gain, library } = comparison;
  return [
    ...formatTable(
      [
        [`${after.n} held-out photos`, 'before', '', 'after', '', 'gain', '(95 % interval)'],
        ...measures.map(([title, name]) => [
          title,
          formatFinePercent(before[name]),
          between(before.intervals[name], formatFinePercent),
          formatFinePercent(after[name]),
          between(after.intervals[name], formatFinePercent),
          points(gain[name].value),
          between(gain[name], points),
        ]),
      ],
      [1, 3, 5],
    ),
    '',
    describeVerdict(comparison),
    ...describeLosses(comparison),
    ...(library
      ? [
          `In your library ${formatFinePercent(library.changedShare)} of each photo's ${library.neighbours} ` +
            'nearest would be other photos.',
        ]
      : []),
  ];
}

function describeVerdict({ before, after, verdict }: Comparison): string {
  const shares =
    `${formatFinePercent(after.recallAt1)} of the held-out photos find one of their own kind first, ` +
    `${formatFinePercent(before.recallAt1)} did before`;
  switch (verdict) {
    case 'better':
      return `Better: ${shares}.`;
    case 'no-difference':
      return `No difference that so many photos can show: ${shares}. The model in use stays.`;
    case 'worse':
      return `Worse: ${shares}. The model in use stays.`;
  }
}

/** What a good verdict must not hide: figures that fell by more than chance. */
function describeLosses({ gain, verdict }: Comparison): string[] {
  if (verdict !== 'better') return [];
  return measures
    .filter(([, name]) => gain[name].high < 0)
    .map(([title, name]) => `But ${title} fell by ${formatFinePercent(-gain[name].value)}.`);
}

const between = ({ low, high }: Interval, format: (value: number) => string) =>
  `(${format(low)} to ${format(high)})`;

/** `+9.6`: percentage points */
const points = (share: number) => `${share < 0 ? '-' : '+'}${Math.abs(share * 100).toFixed(1)}`;
