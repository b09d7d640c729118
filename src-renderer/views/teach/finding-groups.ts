import type { DataFinding } from '../../../src-shared/contract/training.ts';

type FindingKind = DataFinding['kind'];

/** What costs most first. */
const order: readonly FindingKind[] = [
  'conflicting-labels',
  'unreadable',
  'class-too-thin',
  'likely-mislabel',
  'imbalance',
  'same-photo',
];

export interface FindingGroup {
  kind: FindingKind;
  findings: readonly DataFinding[];
}

/** Findings of a kind together; kinds of which there are none are left out. */
export function groupFindings(findings: readonly DataFinding[]): FindingGroup[] {
  return order
    .map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind) }))
    .filter((group) => group.findings.length > 0);
}

export interface FindingPhoto {
  path: string;
  /** Its category, where that matters. */
  label?: string;
}

/** The photos that a finding is about; none where it is about whole categories. */
export function photosOf(finding: DataFinding): FindingPhoto[] {
  switch (finding.kind) {
    case 'conflicting-labels':
      return finding.photos;
    case 'same-photo':
      return finding.paths.map((path) => ({ path }));
    case 'likely-mislabel':
      return [{ path: finding.path }];
    case 'unreadable':
    case 'class-too-thin':
    case 'imbalance':
      return [];
  }
}
