import type { DataCheck, DataFinding } from '../../../src-shared/contract/training.ts';
import { formatCountOf, formatPercent, formatTable } from './figures.ts';
import { printable } from './printable.ts';

/** Of each kind of finding so many are named; `--check --json` names all. */
const shownOfAKind = 5;

/** What a person should know of the labelled photos before training on them, a line each. */
export function describeFindings(findings: readonly DataFinding[]): string[] {
  const byKind = Map.groupBy(findings, ({ kind }) => kind);
  return [...byKind.values()].flatMap((sameKind) => {
    const more = sameKind.length - shownOfAKind;
    return [
      ...sameKind.slice(0, shownOfAKind).map(describeFinding),
      ...(more > 0 ? [`  and ${more} more like the last one; train --check --json lists all`] : []),
    ];
  });
}

/** The classes with what is trained on and what is held out, then the findings. */
export function describeDataCheck(check: DataCheck): string[] {
  const findings = describeFindings(check.findings);
  return [
    `${formatCountOf(check.photos, 'photo')} found: ${check.trainPhotos} to train on, ` +
      `${check.heldOutPhotos} held out to measure with`,
    '',
    ...formatTable(
      [
        ['Kind', 'Photos', 'Train', 'Held out'],
        ...check.classes.map(({ name, photos, train, heldOut }) => [
          printable(name),
          `${photos}`,
          `${train}`,
          `${heldOut}`,
        ]),
      ],
      [1, 2, 3],
    ),
    '',
    ...(findings.length > 0 ? findings : ['Nothing to worry about was found.']),
  ];
}

function describeFinding(finding: DataFinding): string {
  switch (finding.kind) {
    case 'class-too-thin':
      return `Left out: ${printable(finding.label)}, ${formatCountOf(finding.photos, 'photo')}; a kind needs at least 4.`;
    case 'unreadable':
      return `Left out: ${printable(finding.path)}: ${printable(finding.message)} (${finding.code})`;
    case 'same-photo':
      return `The same photo ${finding.paths.length} times: ${listed(finding.paths)}`;
    case 'conflicting-labels':
      return (
        'Left out, the same photo under different labels: ' + listed(finding.photos.map(({ path }) => path))
      );
    case 'likely-mislabel':
      return (
        `Perhaps wrongly labelled ${printable(finding.label)}: ${printable(finding.path)} ` +
        `(${formatPercent(finding.agreement)} of what resembles it is ${printable(finding.suggested)})`
      );
    case 'imbalance': {
      const { largest, smallest } = finding;
      return (
        `Uneven: ${printable(largest.label)} has ${formatCountOf(largest.photos, 'photo')}, ` +
        `${printable(smallest.label)} only ${smallest.photos}.`
      );
    }
  }
}

function listed(paths: readonly string[]): string {
  const named = paths.slice(0, 3).map(printable).join(', ');
  return paths.length > 3 ? `${named} and ${paths.length - 3} more` : named;
}
