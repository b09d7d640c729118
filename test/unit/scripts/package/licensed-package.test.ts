import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, readLicensedPackage } from '../../../../scripts/package/licensed-package.ts';
import { makeTestFolder } from '../../../pictures/folder.ts';

const manifest = (license: string, more: object = {}) =>
  JSON.stringify({ name: 'thing', version: '1.2.3', license, ...more });

test.each([
  ['MIT', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['(WTFPL OR MIT)', true],
  ['GPL-3.0-only', false],
  ['MIT AND AGPL-3.0-only', false],
  ['SEE LICENSE IN eula.txt', false],
])('%s may be passed on: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test('takes the texts that a package brings, notices too', async () => {
  await using folder = await makeTestFolder();
  await folder.write('package.json', manifest('MIT'));
  await folder.write('LICENSE', 'Copyright the thing\n');
  await folder.write('ThirdPartyNotices.txt', 'And another thing\n');
  const { licence, texts } = readLicensedPackage(folder.path);
  expect(licence).toBe('MIT');
  expect(texts).toEqual(['Copyright the thing', 'And another thing']);
});

test('puts the standard text under the name of the author where a package brings none', async () => {
  await using folder = await makeTestFolder();
  await folder.write('package.json', manifest('MIT', { author: { name: 'Ada' } }));
  const { texts } = readLicensedPackage(folder.path);
  expect(texts[0]).toBe('Copyright © Ada');
  expect(texts[1]).toContain('Permission is hereby granted');
});

test('adds what the readme says of the libraries inside', async () => {
  await using folder = await makeTestFolder();
  await folder.write('package.json', manifest('LGPL-3.0-or-later'));
  await folder.write(
    'README.md',
    '# thing\n\n## Licensing\n\nIt contains third-party libraries: a, b.\n\n## More\n\nno\n',
  );
  expect(readLicensedPackage(folder.path).texts.at(-1)).toBe('It contains third-party libraries: a, b.');
});

test('refuses a package without a text that is known, or with a licence that is not', async () => {
  await using folder = await makeTestFolder();
  await folder.write('package.json', manifest('ISC'));
  expect(() => readLicensedPackage(folder.path)).toThrow('brings no licence text for ISC');
  await folder.write('package.json', manifest('GPL-2.0-only'));
  expect(() => readLicensedPackage(folder.path)).toThrow('not on the list');
});

test('has the notices of what ONNX Runtime contains, of the version that is installed', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', '..', 'node_modules', 'onnxruntime-node');
  const { version, texts } = readLicensedPackage(folder);
  // The file in scripts/package/licence-texts is that version's: take the new one along.
  expect(version).toBe('1.30.0');
  expect(texts.join('\n')).toContain('protobuf');
});
