import { describe, expect, it } from 'vitest';
import { describeDataCheck, describeFindings } from '../../../src-main/shells/cli/describe-data-check.ts';
import type { DataFinding } from '../../../src-shared/contract/training.ts';

describe('what the data check found', () => {
  it('is one line each, with what it means', () => {
    const lines = describeFindings([
      { kind: 'class-too-thin', label: 'orchids', photos: 1 },
      { kind: 'unreadable', path: '/f/a.jpg', code: 'file-empty', message: 'The file is empty.' },
      { kind: 'same-photo', paths: ['/f/1.jpg', '/f/2.jpg', '/f/3.jpg', '/f/4.jpg', '/f/5.jpg'] },
      {
        kind: 'conflicting-labels',
        photos: [
          { path: '/f/roses/x.jpg', label: 'roses' },
          { path: '/f/tulips/x.jpg', label: 'tulips' },
        ],
      },
      {
        kind: 'likely-mislabel',
        path: '/f/roses/y.jpg',
        label: 'roses',
        suggested: 'tulips',
        agreement: 0.9,
      },
      { kind: 'imbalance', largest: { label: 'a', photos: 900 }, smallest: { label: 'b', photos: 9 } },
    ]);
    expect(lines).toEqual([
      'Left out: orchids, 1 photo; a kind needs at least 4.',
      'Left out: /f/a.jpg: The file is empty. (file-empty)',
      'The same photo 5 times: /f/1.jpg, /f/2.jpg, /f/3.jpg and 2 more',
      'Left out, the same photo under different labels: /f/roses/x.jpg, /f/tulips/x.jpg',
      'Perhaps wrongly labelled roses: /f/roses/y.jpg (90% of what resembles it is tulips)',
      'Uneven: a has 900 photos, b only 9.',
    ]);
  });

  it('does not flood the terminal, nor let names do harm', () => {
    const many = Array.from({ length: 40 }, (_, index): DataFinding => ({
      kind: 'same-photo',
      paths: [`/f/\u001b[31m${index}.jpg`, `/f/${index}\n.jpg`],
    }));
    const lines = describeFindings(many);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toContain('35 more');
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  it('comes after the counts of each kind', () => {
    const lines = describeDataCheck({
      ...{ photos: 1200, trainPhotos: 1000, heldOutPhotos: 180, findings: [] },
      classes: [{ name: 'roses', photos: 1180, train: 1000, heldOut: 180 }],
    });
    expect(lines[0]).toBe('1,200 photos found: 1000 to train on, 180 held out to measure with');
    expect(lines).toContain('roses    1180   1000       180');
    expect(lines.at(-1)).toBe('Nothing to worry about was found.');
  });
});
