import { describe, expect, it } from 'vitest';
import { groupFindings, photosOf } from '../../../src-renderer/views/teach/finding-groups.ts';
import type { DataFinding } from '../../../src-shared/contract/training.ts';

const findings: DataFinding[] = [
  { kind: 'same-photo', paths: ['/a/1.jpg', '/a/2.jpg'] },
  { kind: 'unreadable', path: '/a/3.jpg', code: 'not-an-image', message: 'No picture.' },
  { kind: 'likely-mislabel', path: '/a/4.jpg', label: 'a', suggested: 'b', agreement: 0.9 },
  { kind: 'same-photo', paths: ['/b/1.jpg', '/b/2.jpg'] },
  {
    kind: 'conflicting-labels',
    photos: [
      { path: '/a/5.jpg', label: 'a' },
      { path: '/b/5.jpg', label: 'b' },
    ],
  },
];

describe('findings of the data check', () => {
  it('are told by kind, what costs photos before what is only worth a look', () => {
    const groups = groupFindings(findings);
    expect(groups.map(({ kind }) => kind)).toEqual([
      'conflicting-labels',
      'unreadable',
      'likely-mislabel',
      'same-photo',
    ]);
    expect(groups.at(-1)?.findings).toEqual([findings[0], findings[3]]);
  });

  it('are about photos, with their categories where these disagree', () => {
    expect(findings.map((finding) => photosOf(finding).map(({ path }) => path))).toEqual([
      ['/a/1.jpg', '/a/2.jpg'],
      [],
      ['/a/4.jpg'],
      ['/b/1.jpg', '/b/2.jpg'],
      ['/a/5.jpg', '/b/5.jpg'],
    ]);
    expect(photosOf(findings[4]!).map(({ label }) => label)).toEqual(['a', 'b']);
  });
});
