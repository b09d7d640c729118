import { expect, test } from 'vitest';
import { packageLabel } from '../../../../scripts/package/package-label.ts';

test('names each machine of a release, and the variant, otherwise than every other', () => {
  const labels = [
    packageLabel('linux', 'x64', false),
    packageLabel('linux', 'x64', true),
    packageLabel('linux', 'arm64', false),
    packageLabel('win32', 'x64', false),
    packageLabel('win32', 'x64', true),
    packageLabel('win32', 'arm64', false),
  ];
  // As the jobs of the release workflow are called.
  expect(labels).toEqual([
    ...['linux-x64', 'linux-x64-cuda', 'linux-arm64'],
    ...['windows-x64', 'windows-x64-cuda', 'windows-arm64'],
  ]);
});
