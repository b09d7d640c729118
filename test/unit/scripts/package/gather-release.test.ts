import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { variantTargets } from '../../../../scripts/package/package-config.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const script = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'package', 'gather-release.ts');

test('lays what the machines made into one folder, and loses none of two files of one name', async () => {
  await using folder = await makeTestFolder();
  await folder.write('packages/a/Lookalike.deb', 'a');
  await folder.write('packages/b/Lookalike-cuda.deb', 'b');
  const gather = (to: string) =>
    spawnSync(process.execPath, [script, join(folder.path, 'packages'), join(folder.path, to)], {
      encoding: 'utf8',
    });
  expect(gather('release')).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(join(folder.path, 'release'))).toEqual(['Lookalike-cuda.deb', 'Lookalike.deb']);

  await folder.write('packages/b/Lookalike.deb', 'b');
  const { status, stderr } = gather('again');
  expect(status).toBe(1);
  expect(stderr).toContain('Lookalike.deb');
});

test('makes of the variant with CUDA what is named after it, and leaves the names of the base alone', () => {
  expect(variantTargets(true, 'linux')).toEqual(['deb', 'rpm']);
  expect(variantTargets(true, 'win32')).toEqual(['nsis']);
  expect(variantTargets(false, 'linux')).toEqual([]);
});
